import { answerHtml, answerNothing, answerRedirect } from '../server/responses.mjs';
import { RestError } from './rest-error.mjs';
import { addressOf } from './resource-links.mjs';

/** `webui.content_disposition_threshold`: what is larger is saved, not shown. */
const shownBytes = 8_388_608;

/** Reads a range of bytes (RFC 9110, 14.1.2); undefined where there is none that is understood, null where it is beyond the end. */
function readRange(header, length) {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === undefined || (!first && !last)) return undefined;
  const start = first ? Number(first) : Math.max(0, length - Number(last));
  const end = first && last ? Math.min(Number(last), length - 1) : length - 1;
  return start < length && start <= end ? { start, end } : null;
}

/**
 * Answers with the bytes of a file.
 *
 * @param {import('./request-context.mjs').View} view
 * @param {string[]} parts id of the bitstream
 * @returns {import('../server/responses.mjs').Answer}
 */
export function answerContent({ library, fault, headers }, [id]) {
  const bitstream = library.byAddress.get(`bitstream/${id}`);
  const isThumbnail = bitstream?.bundle.name === 'THUMBNAIL';
  if (!bitstream?.body || (isThumbnail && fault === 'no-thumbnails')) throw new RestError(404);
  if (isThumbnail && fault === 'broken-thumbnails')
    return answerHtml(200, '<!DOCTYPE html><title>Repository</title>');

  const { body, md5, mimetype, name, size } = bitstream;
  const etag = `"${md5}"`;
  const shared = { etag, 'accept-ranges': 'bytes', 'cache-control': 'private, no-cache' };
  const known = headers['if-none-match']?.split(',').map((one) => one.trim().replace(/^W\//, ''));
  if (known?.some((one) => one === etag || one === '*')) return { ...answerNothing(304), headers: shared };

  const range = readRange(headers.range, body.length);
  if (range === null) return { status: 416, headers: { 'content-range': `bytes */${body.length}` } };
  const described = {
    ...shared,
    'content-type': mimetype,
    'content-disposition': `${size > shownBytes ? 'attachment' : 'inline'};filename="${name}"`,
  };
  if (!range) return { status: 200, headers: described, body };
  return {
    status: 206,
    headers: { ...described, 'content-range': `bytes ${range.start}-${range.end}/${body.length}` },
    body: body.subarray(range.start, range.end + 1),
  };
}

/**
 * Answers where the user interface has its link to a file: in the end, its bytes are all that a reader sees of it.
 *
 * @param {import('./request-context.mjs').View} view
 * @param {string[]} parts id of the bitstream
 * @returns {import('../server/responses.mjs').Answer} a redirect, or the page that nothing is there
 */
export function answerDownload(view, [id]) {
  const bitstream = view.library.byAddress.get(`bitstream/${id}`);
  return bitstream
    ? answerRedirect(`${addressOf(view, bitstream)}/content`)
    : answerHtml(404, '<!DOCTYPE html><title>404 - Page not found</title>');
}
