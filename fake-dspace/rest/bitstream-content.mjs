import { accessStatusOf, isPublic } from '../library/access.mjs';
import { lastModifiedOf } from '../library/dates.mjs';
import { emptyResponse, htmlResponse, redirectResponse } from '../server/responses.mjs';
import { resourceUrl } from './resource-links.mjs';
import { RestError } from './rest-error.mjs';

/** `webui.content_disposition_threshold`: browsers save a larger file, and show a smaller one. */
const inlineBytes = 8_388_608;

/** Writes the name of a file, and whether browsers save it (recorded replies `A19`). */
function writeDisposition(name, isSaved) {
  const ascii = name.replace(/[^ -~]|"/g, '_');
  const kind = isSaved ? 'attachment' : 'inline';
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}

/**
 * Handles a request for the bytes of a file.
 *
 * @param {import('./request-context.mjs').RequestContext} context
 * @param {string[]} params id of the bitstream
 * @returns {import('../server/responses.mjs').Response} 304 where the request has the entity tag
 * @throws {RestError} 404; 401 where the public may not read the file
 */
export function handleContent({ library, fault, headers, version }, [id]) {
  const bitstream = library.resources.get(`bitstream/${id}`);
  const isThumbnail = bitstream?.bundle.name === 'THUMBNAIL';
  if (!bitstream?.body || (isThumbnail && fault === 'no-thumbnails')) throw new RestError(404);
  if (isThumbnail && fault === 'broken-thumbnails')
    return htmlResponse(200, '<!DOCTYPE html><title>Repository</title>');

  if (!isPublic(bitstream) || accessStatusOf(bitstream).embargo) throw new RestError(401);
  const { body, bundle, md5, mimetype, name, size } = bitstream;
  const etag = `"${md5}"`;
  const caching = {
    etag,
    'last-modified': new Date(lastModifiedOf(bundle.record)).toUTCString(),
    'accept-ranges': 'bytes',
    'cache-control': 'private,no-cache',
  };
  const known = headers['if-none-match']?.split(',').map((one) => one.trim().replace(/^W\//, ''));
  if (known?.some((one) => one === etag || one === '*')) return { ...emptyResponse(304), headers: caching };
  return {
    status: 200,
    headers: {
      ...caching,
      'content-type': `${mimetype};charset=UTF-8`,
      'content-disposition': writeDisposition(name, version >= 9 || size > inlineBytes),
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
