import { handleOai } from '../oai/oai-handler.mjs';
import { handleContent, handleDownload } from '../rest/bitstream-content.mjs';
import { handleFindByPid } from '../rest/find-by-pid.mjs';
import { handleItemList, handleResource } from '../rest/resources.mjs';
import { RestError } from '../rest/rest-error.mjs';
import { handleRoot } from '../rest/root.mjs';
import { handleSearchObjects } from '../search/search-objects.mjs';

/**
 * Routes below `/server/api`. `kind` is the kind of request for the setting `on`, and `at` the endpoint for
 * faults that apply to one endpoint only.
 */
const restRoutes = [
  { pattern: /^\/$/, handle: handleRoot },
  { pattern: /^\/core\/bitstreams\/([^/]+)\/content$/, handle: handleContent, kind: 'item', at: 'content' },
  { pattern: /^\/core\/([a-z]+)\/([^/]+)(?:\/([A-Za-z]+))?$/, handle: handleResource, kind: 'item' },
  { pattern: /^\/core\/items$/, handle: handleItemList, kind: 'item' },
  { pattern: /^\/pid\/find$/, handle: handleFindByPid, kind: 'item' },
  {
    pattern: /^\/discover\/search\/objects$/,
    handle: handleSearchObjects,
    kind: 'search',
    at: 'objects',
  },
];

/** Routes beside `/server/api`. */
const otherRoutes = [
  { pattern: /^\/server\/oai\/([^/]+)$/, handle: handleOai, kind: 'oai', at: 'oai' },
  { pattern: /^\/bitstreams\/([^/]+)\/download$/, handle: handleDownload, kind: 'item', at: 'content' },
];

const notFound = {
  handle: () => {
    throw new RestError(404);
  },
};

/**
 * Finds the route of a request.
 *
 * @param {{ path: string, isRest: boolean }} target from `parseUrl`
 * @returns {{ handle: (context: object, params: string[]) => import('./responses.mjs').Response,
 *   kind?: 'item' | 'search' | 'oai', at?: string, params: string[] }} a route that throws a 404 where none
 *   matches
 */
export function findRoute({ path, isRest }) {
  for (const route of isRest ? restRoutes : otherRoutes) {
    const match = route.pattern.exec(path);
    if (match) return { ...route, params: match.slice(1) };
  }
  return { ...notFound, params: [] };
}
