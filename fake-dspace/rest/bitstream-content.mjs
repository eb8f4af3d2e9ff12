import { emptyResponse, htmlResponse, redirectResponse } from '../server/responses.mjs';
import { resourceUrl } from './resource-links.mjs';
import { RestError } from './rest-error.mjs';

/** `webui.content_disposition_threshold`: browsers save a larger file, and show a smaller one. */
const inlineBytes = 8_388_608;

/**
 * Handles a request for the bytes of a file.
 *
 * @param {import('./request-context.mjs').RequestContext} context
 * @param {string[]} params id of the bitstream
 * @returns {import('../server/responses.mjs').Response} 304 where the request has the entity tag
 * @throws {RestError} 404
 */
export function handleContent({ library, fault, headers }, [id]) {
  const bitstream = library.resources.get(`bitstream/${id}`);
  const isThumbnail = bitstream?.bundle.name === 'THUMBNAIL';
  if (!bitstream?.body || (isThumbnail && fault === 'no-thumbnails')) throw new RestError(404);
  if (isThumbnail && fault === 'broken-thumbnails')
    return htmlResponse(200, '<!DOCTYPE html><title>Repository</title>');

  const { body, md5, mimetype, name, size } = bitstream;
  const etag = `"${md5}"`;
  const caching = { etag, 'cache-control': 'private, no-cache' };
  const known = headers['if-none-match']?.split(',').map((one) => one.trim().replace(/^W\//, ''));
  if (known?.some((one) => one === etag || one === '*')) return { ...emptyResponse(304), headers: caching };
  return {
    status: 200,
    headers: {
      ...caching,
      'content-type': mimetype,
      'content-disposition': `${size > inlineBytes ? 'attachment' : 'inline'};filename="${name}"`,
    },
    body,
  };
}

/**
 * Handles the link to a file in the user interface and in OAI-PMH.
 *
 * @param {import('./request-context.mjs').RequestContext} context
 * @param {string[]} params id of the bitstream
 * @returns {import('../server/responses.mjs').Response} a redirect, or a page with status 404
 */
export function handleDownload(context, [id]) {
  const bitstream = context.library.resources.get(`bitstream/${id}`);
  return bitstream
    ? redirectResponse(`${resourceUrl(context, bitstream)}/content`)
    : htmlResponse(404, '<!DOCTYPE html><title>404 - Page not found</title>');
}
