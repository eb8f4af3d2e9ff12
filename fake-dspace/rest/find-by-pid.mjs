import { emptyResponse, redirectResponse } from '../server/responses.mjs';
import { resourceUrl } from './resource-links.mjs';
import { RestError } from './rest-error.mjs';

/** What may precede a handle. */
const prefixes = /^(?:hdl:|https?:\/\/hdl\.handle\.net\/)/;

/**
 * Handles `/pid/find`, which finds a resource by its handle. DSpace finds a DOI only if it has registered the
 * DOI itself, which FAO's does not (recorded replies `A05`).
 *
 * @param {import('./request-context.mjs').RequestContext} context
 * @returns {import('../server/responses.mjs').Response} a redirect without the query of the request; 404
 *   without a body where the repository does not have the identifier, in this letter case
 * @throws {RestError} 400 without an identifier; 500 for a restricted item (`A15i`)
 */
export function handleFindByPid(context) {
  const id = context.query.get('id');
  if (!id) throw new RestError(400, 'A required parameter is invalid');
  const found = context.library.byHandle.get(id.replace(prefixes, ''));
  if (found?.restricted) throw new RestError(500);
  return found ? redirectResponse(resourceUrl(context, found)) : emptyResponse(404);
}
