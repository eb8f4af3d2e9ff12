import { answerJson, answerNothing } from '../server/responses.mjs';
import { RestError } from './rest-error.mjs';
import { followLink } from './linked-resources.mjs';
import { cutPage, readPaging, writeList } from './pagination.mjs';
import { typeByFolder } from './resource-links.mjs';
import { makeWriter } from './embeds.mjs';

/**
 * Answers with a resource, or with what one of its links leads to.
 *
 * @param {import('./request-context.mjs').View} view
 * @param {string[]} parts folder, id and link of the address
 * @returns {import('../server/responses.mjs').Answer}
 */
export function answerResource(view, [folder, id, link]) {
  const type = typeByFolder.get(`core/${folder}`);
  const known = view.library.byAddress.get(`${type}/${id.toLowerCase()}`);
  const resource = type === 'relationshiptype' && id === '1' ? { type, uuid: '1' } : known;
  if (!resource) throw new RestError(404);
  const write = makeWriter(view);
  if (!link) return answerJson(write(resource));
  const target = followLink(view, resource, link);
  if (target === undefined) throw new RestError(404);
  if (target === null) return answerNothing(204);
  if (!Array.isArray(target)) return answerJson(write(target));
  return answerJson(
    writeList(link, cutPage(target, readPaging(view.query), view.address, view.isOld), write),
  );
}

/**
 * Answers to who asks for all resources of a type. Items are listed for administrators only: everyone else has the search.
 *
 * @param {import('./request-context.mjs').View} view
 * @param {string[]} parts folder of the address
 * @returns {import('../server/responses.mjs').Answer}
 */
export function answerAll(view, [folder]) {
  const { library, query, address, isOld } = view;
  const lists = { collections: [library.collection], communities: [library.community] };
  if (folder === 'items') throw new RestError(401);
  if (!lists[folder]) throw new RestError(405);
  return answerJson(
    writeList(folder, cutPage(lists[folder], readPaging(query), address, isOld), makeWriter(view)),
  );
}
