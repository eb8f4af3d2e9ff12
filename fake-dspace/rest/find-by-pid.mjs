import { emptyResponse, redirectResponse } from '../server/responses.mjs';
import { siteOf } from './request-context.mjs';
import { resourceUrl } from './resource-links.mjs';
import { RestError } from './rest-error.mjs';

/** Forms of identifiers. A DOI starts with 10., a handle with any number. */
const resolvers = [
  { index: 'byDoi', pattern: /^(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d+(?:\.\d+)*\/.+)$/i },
  { index: 'byHandle', pattern: /^(?:hdl:|info:hdl\/|https?:\/\/hdl\.handle\.net\/)?(\d[\d.]*\/.+)$/i },
];

/**
 * Returns the resource; null: the repository does not have it; undefined: no resolver supports the
 * identifier.
 */
function resolve({ library, settings }, id) {
  const site = `${siteOf(settings)}/handle/`;
  const bare = id.startsWith(site) ? id.slice(site.length) : id;
  for (const { index, pattern } of resolvers) {
    const [, name] = pattern.exec(bare) ?? [];
    if (name) return library[index].get(name) ?? null;
  }
  return undefined;
}

/**
 * Handles `/pid/find`, which finds a resource by its handle or DOI.
 *
 * @param {import('./request-context.mjs').RequestContext} context
 * @returns {import('../server/responses.mjs').Response} a redirect; 404 without a body where the repository
 *   does not have it; 501 where no resolver supports the identifier
 * @throws {RestError} 400 without an identifier
 */
export function handleFindByPid(context) {
  const id = context.query.get('id');
  if (!id) throw new RestError(400, 'A required parameter is invalid');
  const found = resolve(context, id);
  if (found === undefined) return emptyResponse(501);
  return found ? redirectResponse(resourceUrl(context, found)) : emptyResponse(404);
}
