/** URLs of a language version: its landing page and its files. */

const REPOSITORY = 'https://openknowledge.fao.org';

/**
 * Returns the URL of the landing page: from the record, else from the handle, else from the UUID.
 *
 * @param {Record<string, any>} version record of publications.json
 * @returns {string | undefined} `undefined` if the record has none of them
 */
export function chooseLandingPage({ url, handle, handleByRule, uuid }) {
  if (url) return url;
  const name = handle ?? handleByRule;
  if (name) return `${REPOSITORY}/handle/${name}`;
  return uuid && `${REPOSITORY}/items/${uuid}`;
}

/**
 * Returns the main file in the form of a JSON Feed attachment.
 *
 * @param {Record<string, any>} version record of publications.json
 * @param {number | undefined} size in bytes
 * @returns {{ url: string, mime_type: string, size_in_bytes?: number }[]} at most one file
 */
export function listAttachments({ bitstreams = [], pdfUrl }, size) {
  const url =
    bitstreams.length > 0 ? `${REPOSITORY}/server/api/core/bitstreams/${bitstreams[0]}/content` : pdfUrl;
  if (!url) return [];
  return [{ url, mime_type: 'application/pdf', ...(size !== undefined && { size_in_bytes: size }) }];
}
