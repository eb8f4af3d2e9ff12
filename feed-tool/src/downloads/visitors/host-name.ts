const [DASH, DOT, ZERO, NINE, UNDERSCORE] = [0x2d, 0x2e, 0x30, 0x39, 0x5f];
const [G, L, O] = [0x67, 0x6c, 0x6f];

/** Two bits of a byte: letters, digits and underscores have at least one, dots and dashes have neither. */
const WORD_BITS = 0x50;

/** Maximum number of bytes in the text of a host name (RFC 1035, section 2.3.4: 255 bytes in a message). */
export const MAX_NAME_LENGTH = 253;

/** The bytes of host names, with letters in lower case; 0 for bytes that host names do not have. */
const LETTERS = Uint8Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  return /[\w.-]/.test(character) ? character.toLowerCase().charCodeAt(0) : 0;
});

/**
 * Reads a host name, which a log has instead of an address if the server looks names up (Apache,
 * `HostnameLookups`), or a word that replaces an address, such as a hash. Rejects names of log files, and
 * names that end with a number (URL standard, "ends in a number checker").
 * @param into receives the name from offset `at` on, in lower case and without a dot at its end
 * @returns the length of the name in bytes; 0 if it is not a host name
 */
export function readHostName(
  bytes: Uint8Array,
  from: number,
  to: number,
  into: Uint8Array,
  at: number,
): number {
  const end = to - 1 > from && bytes[to - 1] === DOT ? to - 1 : to;
  if (end - from > MAX_NAME_LENGTH) return 0;
  let [written, label, bits] = [at, at, 0];
  for (let offset = from; offset < end; offset++, written++) {
    const letter = LETTERS[bytes[offset]!]!;
    if (letter === DOT) {
      if (written === label || endsLikeLog(into, at, written)) return 0;
      label = written + 1;
    } else if (letter === 0 || (letter === DASH && endsLikeLog(into, at, written))) return 0;
    into[written] = letter;
    bits |= letter;
  }
  const hasWord = (bits & WORD_BITS) !== 0;
  if (!hasWord || written === label || endsLikeLog(into, at, written)) return 0;
  return label > at && isNumber(into, label, written) ? 0 : written - at;
}

function isNumber(name: Uint8Array, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (name[index]! < ZERO || name[index]! > NINE) return false;
  return true;
}

/**
 * Whether the bytes of a name so far end like `access.log` or `access_log`. `grep -C` writes
 * `access.log.1-host.example.org`, which would give a host another name in each file.
 */
function endsLikeLog(name: Uint8Array, from: number, to: number): boolean {
  if (name[to - 1] !== G || name[to - 2] !== O || name[to - 3] !== L || to - 3 <= from) return false;
  return name[to - 4] === DOT || name[to - 4] === UNDERSCORE;
}
