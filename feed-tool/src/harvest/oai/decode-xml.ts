/** Text of a response. */
export interface DecodedText {
  readonly text: string;
  /** Whether some bytes are invalid in the encoding, and became U+FFFD. */
  readonly isLossy: boolean;
}

/** Byte order marks (XML 1.0, appendix F.1), and their encodings. */
const MARKS: readonly (readonly [string, string])[] = [
  ['\xEF\xBB\xBF', 'utf-8'],
  ['\xFE\xFF', 'utf-16be'],
  ['\xFF\xFE', 'utf-16le'],
];
/** The encoding in an XML declaration (XML 1.0, section 4.3.3). */
const DECLARED = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/;

/**
 * Characters of the bytes 0x80 to 0x9F in windows-1252 (Encoding standard, "index windows-1252"). Node.js
 * from 20.18.3 and from 22.13 on decodes them as in ISO-8859-1, to control characters (seen in 20.20.2;
 * nodejs/node issues 56542 and 60888).
 */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ';

/**
 * Decodes an XML document: by its byte order mark, else by the parameter `charset` of its media type, else by
 * its XML declaration (RFC 7303, section 3), else as UTF-8. Where one of them says UTF-8 and the bytes are
 * UTF-8, that is the encoding, since servers add a `charset` to whatever they send.
 * @param charset the parameter `charset` of the media type
 */
export function decodeXml(bytes: Uint8Array, charset?: string): DecodedText {
  const encodings = listEncodings(bytes, charset);
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return { text: encoding === 'windows-1252' ? completeWindows(text) : text, isLossy: false };
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return { text: new TextDecoder(encodings[0]).decode(bytes), isLossy: true };
}

function completeWindows(text: string): string {
  return text.replace(/[\x80-\x9F]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80]!);
}

/* Lists the possible encodings, the most likely first, by their names in the Encoding standard. */
function listEncodings(bytes: Uint8Array, charset: string | undefined): string[] {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 200)).toString('latin1');
  const mark = MARKS.find(([characters]) => start.startsWith(characters));
  if (mark) return [mark[1]];
  const named = [charset, DECLARED.exec(start)?.[1]].flatMap((label) => findEncoding(label) ?? []);
  if (!named.length) return ['utf-8'];
  return [...named.filter((name) => name === 'utf-8'), ...named.filter((name) => name !== 'utf-8')];
}

/* Returns the encoding of a label, such as `windows-1252` for `ISO-8859-1`. */
function findEncoding(label: string | undefined): string | undefined {
  if (!label) return undefined;
  try {
    return new TextDecoder(label).encoding;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}
