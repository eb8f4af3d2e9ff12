import { OaiError } from './oai-error.mjs';
import { writeDublinCore } from './dublin-core.mjs';
import { writeXoai } from './xoai.mjs';

const formats = [
  {
    prefix: 'oai_dc',
    schema: 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
    namespace: 'http://www.openarchives.org/OAI/2.0/oai_dc/',
    write: writeDublinCore,
  },
  {
    prefix: 'xoai',
    schema: 'http://www.lyncode.com/schemas/xoai.xsd',
    namespace: 'http://www.lyncode.com/xoai',
    write: writeXoai,
  },
];

/**
 * Lists the formats of which each record is to be had in each.
 *
 * @param {import('../rest/request-context.mjs').View} view
 * @returns {typeof formats}
 */
export function listFormats({ fault }) {
  return fault === 'no-xoai' ? formats.filter(({ prefix }) => prefix !== 'xoai') : formats;
}

/**
 * Finds a format.
 *
 * @param {import('../rest/request-context.mjs').View} view
 * @param {string} [wanted] its prefix
 * @returns {(typeof formats)[number]}
 * @throws {OaiError} `cannotDisseminateFormat`
 */
export function findFormat(view, wanted) {
  const format = listFormats(view).find(({ prefix }) => prefix === wanted);
  if (!format) throw new OaiError('cannotDisseminateFormat', `Unknown metadata format: ${wanted}`);
  return format;
}
