const [DASH, DOT, ZERO, NINE, UNDERSCORE] = [0x2d, 0x2e, 0x30, 0x39, 0x5f];
const [G, L, O] = [0x67, 0x6c, 0x6f];

/** Two bits: letters, digits and underscores have one of them or both, dots and dashes have neither. */
const WORD_BITS = 0x50;

/** Bytes of a name at most (RFC 1035, section 2.3.4, less what is not written). */
export const MAX_NAME = 253;

/** Each byte as names have it, letters in lower case; 0: names do not have it. */
const LETTERS = Uint8Array.from({ length: 256 }, (_, byte) => {
  const sign = String.fromCharCode(byte);
  return /[\w.-]/.test(sign) ? sign.toLowerCase().charCodeAt(0) : 0;
});

/**
 * Reads the name of a host, which a log has in place of the address where the server looks names up (Apache,
 * `HostnameLookups`), or a word that replaces an address, such as a hash. Names of log files are refused, and
 * so are names that end with a number (URL standard, "ends in a number checker").
 * @param into where the name goes from `at` on, in lower case and without a dot at its end
 * @returns its bytes; 0 where it is no name
 */
export function readHostName(
  bytes: Uint8Array,
  from: number,
  to: number,
  into: Uint8Array,
  at: number,
): number {
  const end = to - 1 > from && bytes[to - 1] === DOT ? to - 1 : to;
  if (end - from > MAX_NAME) return 0;
  let [written, label, signs] = [at, at, 0];
  for (let place = from; place < end; place++, written++) {
    const letter = LETTERS[bytes[place]!]!;
    if (letter === DOT) {
      if (written === label || namesLog(into, at, written)) return 0;
      label = written + 1;
    } else if (letter === 0 || (letter === DASH && namesLog(into, at, written))) return 0;
    into[written] = letter;
    signs |= letter;
  }
  const hasWord = (signs & WORD_BITS) !== 0;
  if (!hasWord || written === label || namesLog(into, at, written)) return 0;
  return label > at && isNumber(into, label, written) ? 0 : written - at;
}

function isNumber(name: Uint8Array, from: number, to: number): boolean {
  for (let place = from; place < to; place++) if (name[place]! < ZERO || name[place]! > NINE) return false;
  return true;
}

/**
 * Says whether a name so far ends like `access.log` or `access_log`. `grep -C` writes
 * `access.log.1-host.example.org`: one host would have another name in each file.
 */
function namesLog(name: Uint8Array, from: number, to: number): boolean {
  if (name[to - 1] !== G || name[to - 2] !== O || name[to - 3] !== L || to - 3 <= from) return false;
  return name[to - 4] === DOT || name[to - 4] === UNDERSCORE;
}
