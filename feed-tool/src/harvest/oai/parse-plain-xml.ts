import { dropPrefix, makeElement, type XmlElement } from './xml-element.js';

/** What the parser knows of a start tag. */
interface Tag {
  /** Name with its prefix, as the end tag must have it. */
  readonly fullName: string;
  readonly name: string;
  readonly attributes: XmlElement['attributes'];
  readonly isEmpty: boolean;
}

/** An XML declaration and processing instructions, as servers send them before the root element. */
const PROLOG =
  /^\uFEFF?(?:<\?xml version="1\.0"(?: encoding="[A-Za-z][\w.-]*")?(?: standalone="(?:yes|no)")? ?\?>)?(?:[ \t\n\r]*<\?xml-stylesheet [^?<>]*\?>)?[ \t\n\r]*(?=<)/;
/** Characters that XML 1.0 forbids (section 2.2), besides lone surrogates. */
const FORBIDDEN = /[^\t\n\r\u0020-\uFFFD]/;
const NAME = /[A-Z_a-z][\w.-]*(?::[A-Z_a-z][\w.-]*)?/y;
const ATTRIBUTE =
  /[ \t\n\r]+([A-Z_a-z][\w.-]*(?::[A-Z_a-z][\w.-]*)?)[ \t\n\r]*=[ \t\n\r]*(?:"([^"<]*)"|'([^'<]*)')/y;
const TAG_END = /[ \t\n\r]*(\/?)$/y;
/** The references that XML defines without a document type: five entities and characters by number. */
const REFERENCE = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([\dA-Fa-f]{1,6}));|&/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** Maximum number of open elements; real pages have ten. */
const MAX_DEPTH = 100;
const [SLASH, GREATER] = [0x2f, 0x3e];

/** Thrown where a document is not plain. */
class NotPlain extends Error {}
const NOT_PLAIN = new NotPlain();

/**
 * Parses a plain XML document, in a fraction of the time that a complete parser takes: elements with ASCII
 * names, attributes, texts and references. Each element contains either text or elements with white space
 * between them. The pages of DSpace and most repositories are plain.
 * @returns the root element; `undefined` where the document has anything else, or is not well-formed
 */
export function parsePlainXml(text: string): XmlElement | undefined {
  const prolog = PROLOG.exec(text);
  if (!prolog || FORBIDDEN.test(text) || !text.isWellFormed()) return undefined;
  try {
    return parseRoot(text, prolog[0].length);
  } catch (error) {
    if (error === NOT_PLAIN) return undefined;
    throw error;
  }
}

function parseRoot(text: string, start: number): XmlElement {
  /** Start tags that the document had before: most of them occur hundreds of times. */
  const tags = new Map<string, Tag>();
  const names: string[] = [];
  const open: XmlElement[] = [];
  /** Last child so far of each open element. */
  const last: (XmlElement | undefined)[] = [];
  let root: XmlElement | undefined;
  let depth = 0;
  for (let at = start; ;) {
    // `at` is at a `<`.
    if (text.charCodeAt(at + 1) === SLASH) {
      const name = depth ? names[--depth]! : '';
      const end = at + 2 + name.length;
      if (!name || text.charCodeAt(end) !== GREATER || !text.startsWith(name, at + 2)) throw NOT_PLAIN;
      at = end + 1;
      if (depth) {
        at = skipSpace(text, at);
        continue;
      }
      return requireEnd(text, at, root!);
    }
    const end = text.indexOf('>', at);
    if (end < 0) throw NOT_PLAIN;
    const source = text.slice(at + 1, end);
    let tag = tags.get(source);
    if (!tag) tags.set(source, (tag = readTag(source)));
    const element = makeElement(tag.name, tag.attributes);
    at = end + 1;
    if (depth) {
      const before = last[depth - 1];
      if (before) before.next = element;
      else open[depth - 1]!.first = element;
      last[depth - 1] = element;
    } else root = element;
    if (tag.isEmpty) {
      if (!depth) return requireEnd(text, at, element);
      at = skipSpace(text, at);
      continue;
    }
    if (depth === MAX_DEPTH) throw NOT_PLAIN;
    const next = text.indexOf('<', at);
    if (next < 0) throw NOT_PLAIN;
    if (text.charCodeAt(next + 1) === SLASH) {
      if (next > at) element.text = decode(text.slice(at, next));
    } else {
      if (skipSpace(text, at) !== next) throw NOT_PLAIN;
      element.text = undefined;
    }
    names[depth] = tag.fullName;
    open[depth] = element;
    last[depth] = undefined;
    depth++;
    at = next;
  }
}

/* Returns the position of the next `<`, before which there must be only white space. */
function skipSpace(text: string, start: number): number {
  for (let at = start; ; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x3c) return at;
    if (code !== 0x20 && code !== 0x0a && code !== 0x09 && code !== 0x0d) throw NOT_PLAIN;
  }
}

function requireEnd(text: string, start: number, root: XmlElement): XmlElement {
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x09 && code !== 0x0d) throw NOT_PLAIN;
  }
  return root;
}

function readTag(source: string): Tag {
  NAME.lastIndex = 0;
  const fullName = NAME.exec(source)?.[0];
  if (fullName === undefined) throw NOT_PLAIN;
  const attributes = Object.create(null) as Record<string, string>;
  let at = fullName.length;
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const found = ATTRIBUTE.exec(source);
    if (!found) break;
    const name = found[1]!;
    if (name in attributes || name === 'xml:space') throw NOT_PLAIN;
    attributes[name] = decodeReferences((found[2] ?? found[3]!).replace(/\r\n|[\t\n\r]/g, ' '));
    at = ATTRIBUTE.lastIndex;
  }
  TAG_END.lastIndex = at;
  const end = TAG_END.exec(source);
  if (!end) throw NOT_PLAIN;
  return { fullName, name: dropPrefix(fullName), attributes, isEmpty: !!end[1] };
}

function decode(source: string): string {
  if (source.includes(']]>')) throw NOT_PLAIN;
  return decodeReferences(source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source);
}

function decodeReferences(source: string): string {
  if (!source.includes('&')) return source;
  return source.replace(REFERENCE, (_, name?: string, decimal?: string, hex?: string) => {
    if (name) return ENTITIES[name]!;
    if (decimal === undefined && hex === undefined) throw NOT_PLAIN;
    const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
    // The strict parser makes a line feed of a carriage return.
    const isCharacter =
      code === 0x9 ||
      code === 0xa ||
      (code >= 0x20 && code <= 0xd7ff) ||
      (code >= 0xe000 && code <= 0xfffd) ||
      (code >= 0x10000 && code <= 0x10ffff);
    if (!isCharacter) throw NOT_PLAIN;
    return String.fromCodePoint(code);
  });
}
