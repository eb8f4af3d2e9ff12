const PREFIX = /^\d+(?:\.\d+)*$/;

/**
 * Files that DSpace makes of files, for its own pages: `report.pdf.jpg`, `report.pdf.preview.jpg`,
 * `report.pdf.txt` (DSpace, "Mediafilters").
 */
const DERIVED = /\.\w{2,5}(?:\.preview)?\.(?:jpe?g|txt)$/i;

const [SPACE, SLASH, DASH, SEMICOLON, QUESTION] = [0x20, 0x2f, 0x2d, 0x3b, 0x3f];
const GET = Buffer.from('GET ');
const BITSTREAM = Buffer.from('/bitstream/');
const BITSTREAMS = Buffer.from('/bitstreams/');
const ACTIONS = [Buffer.from('/download'), Buffer.from('/content')];

/** Length of a UUID, and where its dashes are. */
const UUID = 36;
const DASHES = [8, 13, 18, 23];

/**
 * Finds what file a request asks for: the UUID in `/bitstreams/<uuid>/download` (DSpace 7 and later) and
 * `/server/api/core/bitstreams/<uuid>/content` (its REST contract, "Bitstreams"), the handle in
 * `/bitstream/handle/<prefix>/<suffix>/<file>` and `/bitstream/<prefix>/<suffix>/<sequence>/<file>` (DSpace
 * up to 6). What stands before these is the path of the application and may be anything.
 * @param from where the request begins: `GET /bitstreams/… HTTP/1.1`
 * @returns where the UUID stands, or the handle in lower case; nothing where the request is another
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
  for (let place = 0; place < text.length; place++) if (bytes[at + place] !== text[place]) return false;
  return true;
}

/** Anything below a bitstream but its file is a page about it, or a form. */
function findUuid(bytes: Uint8Array, at: number, end: number): number | undefined {
  for (const dash of DASHES) if (bytes[at + dash] !== DASH) return undefined;
  for (const action of ACTIONS) {
    const next = at + UUID + action.length;
    if (!startsWith(bytes, at + UUID, action) || next > end) continue;
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
