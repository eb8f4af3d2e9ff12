import { followLink } from './linked-resources.mjs';
import { listJson, paginate } from './pages.mjs';
import { resourceJson } from './resource-json.mjs';
import { resourceUrl } from './resource-links.mjs';
import { RestError } from './rest-error.mjs';

/** Maximum number of steps of a path. DSpace embeds nothing deeper. */
const maxDepth = 5;

function readEmbeds(query) {
  if (query.has('embed.size')) throw new RestError(501, 'fake-dspace does not implement "embed.size"');
  const paths = query.getAll('embed').flatMap((text) => text.split(','));
  return paths.map((path) => path.trim().split('/').slice(0, maxDepth));
}

/**
 * Makes a function that returns the JSON of a resource, with the resources that the request's `embed` names.
 * It ignores unknown names.
 *
 * @param {import('./request-context.mjs').RequestContext} context
 * @returns {(resource: object) => object}
 * @throws {RestError} 501 for `embed.size`
 */
export function makeResourceWriter(context) {
  const write = (resource, paths) => {
    const json = resourceJson(context, resource);
    const embedded = {};
    for (const name of new Set(paths.map(([first]) => first))) {
      const target = followLink(context, resource, name);
      const inner = paths
        .filter(([first, ...rest]) => first === name && rest.length)
        .map(([, ...rest]) => rest);
      if (Array.isArray(target)) {
        const result = paginate(target, {}, `${resourceUrl(context, resource)}/${name}`, context.hasOldNames);
        embedded[name] = listJson(name, result, (one) => write(one, inner));
      } else if (target) {
        embedded[name] = write(target, inner);
      } else if (target === null && name === 'thumbnail' && resource.index % 2) {
        // Servers either leave the key out or set it to null. Here every other item has null.
        embedded[name] = null;
      }
    }
    return Object.keys(embedded).length ? { ...json, _embedded: embedded } : json;
  };

  const paths = readEmbeds(context.query);
  return (resource) => write(resource, paths);
}
