import { answerNothing, answerRedirect } from '../server/responses.mjs';
import { RestError } from './rest-error.mjs';
import { addressOf } from './resource-links.mjs';
import { siteOf } from './request-context.mjs';

/** What each resolver takes: a DOI begins with 10., a handle with any number. */
const resolvers = [
  { kind: 'byDoi', pattern: /^(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d+(?:\.\d+)*\/.+)$/i },
  { kind: 'byHandle', pattern: /^(?:hdl:|info:hdl\/|https?:\/\/hdl\.handle\.net\/)?(\d[\d.]*\/.+)$/i },
];

function resolve({ library, settings }, id) {
  const site = `${siteOf(settings)}/handle/`;
  const bare = id.startsWith(site) ? id.slice(site.length) : id;
  for (const { kind, pattern } of resolvers) {
    const [, name] = pattern.exec(bare) ?? [];
    if (name) return library[kind].get(name) ?? null;
  }
  return undefined;
}

/**
 * Answers to who knows a handle or a DOI.
 *
 * @param {import('./request-context.mjs').View} view
 * @returns {import('../server/responses.mjs').Answer} a redirect; 404 without a body for what is not here; 501 for what no resolver takes
 */
export function answerPid(view) {
  const id = view.query.get('id');
  if (!id) throw new RestError(400, 'A required parameter is invalid');
  const found = resolve(view, id);
  if (found === undefined) return answerNothing(501);
  return found ? answerRedirect(addressOf(view, found)) : answerNothing(404);
}

/**
 * Answers to who knows a UUID, and not of what.
 *
 * @param {import('./request-context.mjs').View} view
 * @returns {import('../server/responses.mjs').Answer}
 */
export function answerDso(view) {
  const uuid = view.query.get('uuid');
  if (!uuid) throw new RestError(400, 'A required parameter is invalid');
  const types = ['item', 'collection', 'community', 'bundle', 'bitstream'];
  const found = types.map((type) => view.library.byAddress.get(`${type}/${uuid}`)).find(Boolean);
  return found ? answerRedirect(addressOf(view, found)) : answerNothing(404);
}
