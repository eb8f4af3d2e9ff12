import { RestError } from './rest-error.mjs';
import { followLink } from './linked-resources.mjs';
import { cutPage, readEmbedSizes, writeList } from './pagination.mjs';
import { addressOf } from './resource-links.mjs';
import { writeResource } from './resource-json.mjs';

/** Steps of a path; what is deeper is not embedded. */
const mostSteps = 5;
const usualSize = 20;
/** Is always in a relationship, unasked. */
const unasked = { relationship: ['relationshipType'] };

function readEmbeds(query) {
  const paths = query.getAll('embed').flatMap((text) => text.split(','));
  return paths.map((path) => path.trim().split('/').slice(0, mostSteps));
}

/** What a link leads to; nothing where the reader may not go there, which an embed passes over. */
function follow(view, resource, name) {
  try {
    return followLink(view, resource, name);
  } catch (error) {
    if (error instanceof RestError) return undefined;
    throw error;
  }
}

/**
 * Makes a function that writes resources with what the request's `embed` asks for. Names that nobody knows are left out.
 *
 * @param {import('./request-context.mjs').View} view
 * @returns {(resource: object) => object}
 */
export function makeWriter(view) {
  const sizes = readEmbedSizes(view.query);

  const write = (resource, paths, place) => {
    const written = writeResource(view, resource);
    const wanted = [...paths, ...(unasked[resource.type] ?? []).map((name) => [name])];
    const embedded = {};
    for (const name of new Set(wanted.map(([first]) => first))) {
      const target = follow(view, resource, name);
      const inner = paths
        .filter(([first, ...rest]) => first === name && rest.length)
        .map(([, ...rest]) => rest);
      const itsPlace = [...place, name];
      if (Array.isArray(target)) {
        const paging = { page: 0, size: sizes.get(itsPlace.join('/')) ?? usualSize };
        const cut = cutPage(target, paging, `${addressOf(view, resource)}/${name}`, view.isOld);
        embedded[name] = writeList(name, cut, (one) => write(one, inner, itsPlace));
      } else if (target) {
        embedded[name] = write(target, inner, itsPlace);
      } else if (target === null && name === 'thumbnail' && resource.place % 2) {
        // Servers have either: no key, or an empty one. Here items take turns.
        embedded[name] = null;
      }
    }
    return Object.keys(embedded).length ? { ...written, _embedded: embedded } : written;
  };

  const paths = readEmbeds(view.query);
  return (resource) => write(resource, paths, []);
}
