import { isPublic } from '../library/access.mjs';
import { emptyResponse, jsonResponse } from '../server/responses.mjs';
import { makeResourceWriter } from './embeds.mjs';
import { followLink } from './linked-resources.mjs';
import { listJson, paginate, readPaging } from './pages.mjs';
import { typeByPath } from './resource-links.mjs';
import { RestError } from './rest-error.mjs';

const uuidPattern = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * Handles a request for a resource, or for the target of one of its links.
 *
 * @param {import('./request-context.mjs').RequestContext} context
 * @param {string[]} params path below `core/`, id and link from the URL
 * @returns {import('../server/responses.mjs').Response}
 * @throws {RestError} 404; 401 for a restricted item and its parts, and where the id is no UUID (recorded
 *   replies `A15h`, `A14f`)
 */
export function handleResource(context, [path, id, link]) {
  const { library, query, url, hasOldNames } = context;
  const resource = library.resources.get(`${typeByPath.get(`core/${path}`)}/${id.toLowerCase()}`);
  if (!uuidPattern.test(id)) throw new RestError(401);
  if (!resource) throw new RestError(404);
  if (!isPublic(resource)) throw new RestError(401);
  const write = makeResourceWriter(context);
  if (!link) return jsonResponse(write(resource));
  const target = followLink(context, resource, link);
  if (target === undefined) throw new RestError(404);
  if (target === null) return emptyResponse(204);
  if (!Array.isArray(target)) return jsonResponse(write(target));
  return jsonResponse(listJson(link, paginate(target, readPaging(query), url, hasOldNames), write));
}

/**
 * Handles a request for the list of all items, which only administrators may read. Other users have to
 * search.
 *
 * @throws {RestError} 401
 */
export function handleItemList() {
  throw new RestError(401);
}
