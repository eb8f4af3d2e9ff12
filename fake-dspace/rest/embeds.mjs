import { followLink } from './linked-resources.mjs';
import { listJson, paginate } from './pages.mjs';
import { isWithdrawn } from './request-context.mjs';
import { resourceJson } from './resource-json.mjs';
import { resourceUrl } from './resource-links.mjs';

/** Maximum number of steps of a path. DSpace embeds nothing deeper. */
const maxDepth = 5;

/** Reads the page sizes of embedded lists, such as `bundles/bitstreams=100`, by path. */
function readSizes(query) {
  const pairs = query.getAll('embed.size').flatMap((text) => text.split(','));
  return new Map(pairs.map((pair) => pair.split('=')).map(([path, size]) => [path.trim(), Number(size)]));
}

function readEmbeds(query) {
  const paths = query.getAll('embed').flatMap((text) => text.split(','));
  return paths.map((path) => path.trim().split('/').slice(0, maxDepth));
}

/**
 * Makes a function that returns the JSON of a resource, with the resources that the request's `embed` names.
 * It ignores unknown names. A withdrawn item has none (recorded reply `A14`).
 *
 * @param {import('./request-context.mjs').RequestContext} context
 * @returns {(resource: object) => object}
 */
export function makeResourceWriter(context) {
  const sizes = readSizes(context.query);
  const write = (resource, paths, parent = '') => {
    context.written += 1;
    const json = resourceJson(context, resource);
    if (resource.type === 'item' && isWithdrawn(context, resource)) return json;
    const embedded = {};
    for (const name of new Set(paths.map(([first]) => first))) {
      const target = followLink(context, resource, name);
      const inner = paths
        .filter(([first, ...rest]) => first === name && rest.length)
        .map(([, ...rest]) => rest);
      if (Array.isArray(target)) {
        const size = sizes.get(parent + name);
        const url = `${resourceUrl(context, resource)}/${name}${size ? `?size=${size}` : ''}`;
        const result = paginate(target, { size }, url, context.hasOldNames);
        embedded[name] = listJson(name, result, (one) => write(one, inner, `${parent}${name}/`));
      } else if (target !== undefined) {
        embedded[name] = target && write(target, inner, `${parent}${name}/`);
      }
    }
    return Object.keys(embedded).length ? { ...json, _embedded: embedded } : json;
  };

  const paths = readEmbeds(context.query);
  return (resource) => write(resource, paths);
}
