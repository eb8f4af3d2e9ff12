const PREFIX = /^\d+(?:\.\d+)*$/;

/**
 * Files that DSpace generates from other files, for its own pages: `report.pdf.jpg`,
 * `report.pdf.preview.jpg`, `report.pdf.txt` (DSpace, "Mediafilters").
 */
const DERIVED = /\.\w{2,5}(?:\.preview)?\.(?:jpe?g|txt)$/i;

const [SPACE, SLASH, DASH, SEMICOLON, QUESTION] = [0x20, 0x2f, 0x2d, 0x3b, 0x3f];
const GET = Buffer.from('GET ');
const BITSTREAM = Buffer.from('/bitstream/');
const BITSTREAMS = Buffer.from('/bitstreams/');
const ACTIONS = [Buffer.from('/download'), Buffer.from('/content')];

/** Length of a UUID, and the offsets of its dashes. */
const UUID_LENGTH = 36;
const DASHES = [8, 13, 18, 23];

/**
 * Finds the file that a request downloads, by the UUID in `/bitstreams/<uuid>/download` (DSpace 7 and later)
 * and `/server/api/core/bitstreams/<uuid>/content` (its REST contract, "Bitstreams"), or by the handle in
 * `/bitstream/handle/<prefix>/<suffix>/<file>` and `/bitstream/<prefix>/<suffix>/<sequence>/<file>` (DSpace
 * up to 6). The URL may have any text before these, such as the path of the application.
 * @param from offset of the request: `GET /bitstreams/… HTTP/1.1`
 * @param to offset of its end
 * @returns the offset of the UUID, or the handle in lower case; `undefined` for any other request
 */
export function findDownload(bytes: Buffer, from: number, to: number): number | string | undefined {
  if (!startsWith(bytes, from, GET)) return undefined;
  let end = from + GET.length;
  while (end < to && bytes[end] !== SPACE && bytes[end] !== QUESTION) end++;
  for (let at = from + GET.length; at < end; at++) {
    if (bytes[at] !== SLASH) continue;
    if (startsWith(bytes, at, BITSTREAMS)) return findUuid(bytes, at + BITSTREAMS.length, end);
    if (startsWith(bytes, at, BITSTREAM))
      return readHandle(bytes.toString('latin1', at + BITSTREAM.length, end));
  }
  return undefined;
}

function startsWith(bytes: Uint8Array, at: number, text: Uint8Array): boolean {
  for (let index = 0; index < text.length; index++) if (bytes[at + index] !== text[index]) return false;
  return true;
}

/* Other URLs below a bitstream are pages about it, or forms. */
function findUuid(bytes: Uint8Array, at: number, end: number): number | undefined {
  for (const dash of DASHES) if (bytes[at + dash] !== DASH) return undefined;
  for (const action of ACTIONS) {
    const next = at + UUID_LENGTH + action.length;
    if (!startsWith(bytes, at + UUID_LENGTH, action) || next > end) continue;
    return next === end || bytes[next] === SLASH || bytes[next] === SEMICOLON ? at : undefined;
  }
  return undefined;
}

function readHandle(path: string): string | undefined {
  const parts = decode(path).split('/');
  if (parts[0] === 'handle') parts.shift();
  const [prefix = '', suffix, ...file] = parts;
  const name = file.at(-1);
  if (!suffix || !name || !PREFIX.test(prefix) || DERIVED.test(name)) return undefined;
  return `${prefix}/${suffix}`.toLowerCase();
}

function decode(path: string): string {
  try {
    return path.includes('%') ? decodeURIComponent(path) : path;
  } catch {
    return path;
  }
}
