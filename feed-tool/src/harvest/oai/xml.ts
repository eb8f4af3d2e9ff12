import { parseXml, XmlElement as StrictElement, XmlError, XmlText } from '@rgrove/parse-xml';
import { findHtmlCharacter } from './html-characters.js';
import { parsePlainXml } from './parse-plain-xml.js';
import { dropPrefix, makeElement, type XmlElement } from './xml-element.js';

export type { XmlElement } from './xml-element.js';

/**
 * Parses an XML document.
 * @returns its root element
 * @throws SyntaxError with line and column, or because elements are nested too deeply
 */
export function readXml(text: string): XmlElement {
  return parsePlainXml(text) ?? parseStrictly(text);
}

/**
 * Parses an XML document with a complete parser, which takes some ten times as long as
 * {@link parsePlainXml}.
 * @returns and throws as {@link readXml}
 */
export function parseStrictly(text: string): XmlElement {
  try {
    const { root } = parseXml(text, {
      ignoreUndefinedEntities: true,
      resolveUndefinedEntity: findHtmlCharacter,
    });
    if (root) return convert(root);
  } catch (error) {
    // The parser recurses for each level.
    if (error instanceof RangeError)
      throw new SyntaxError('its elements are nested too deeply', { cause: error });
    if (!(error instanceof XmlError)) throw error;
    throw new SyntaxError(error.message.split('\n')[0], { cause: error });
  }
  throw new SyntaxError('it is empty');
}

/* Without recursion, because it would need more stack per level than the parser. */
function convert(root: StrictElement): XmlElement {
  const converted = makeElement(dropPrefix(root.name), root.attributes);
  const waiting = [
    {
      source: root,
      target: converted,
      index: 0,
      text: '',
      isMixed: false,
      last: undefined as XmlElement | undefined,
    },
  ];
  for (let frame = waiting.at(-1); frame; frame = waiting.at(-1)) {
    const node = frame.source.children[frame.index++];
    if (node instanceof XmlText) {
      frame.text += node.text;
      frame.isMixed ||= /[^ \t\n\r]/.test(node.text);
    } else if (node instanceof StrictElement) {
      const element = makeElement(dropPrefix(node.name), node.attributes);
      if (frame.last) frame.last.next = element;
      else frame.target.first = element;
      frame.last = element;
      waiting.push({ source: node, target: element, index: 0, text: '', isMixed: false, last: undefined });
    } else if (!node) {
      frame.target.text = frame.isMixed || !frame.last ? frame.text : undefined;
      waiting.pop();
      const parent = waiting.at(-1);
      if (parent) parent.text += frame.text;
    }
  }
  return converted;
}

/** Lists the child elements of an element, or those with a name. Ignores namespace prefixes. */
export function listElements(parent: XmlElement | undefined, name?: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (let child = parent?.first; child; child = child.next) {
    if (name === undefined || child.name === name) found.push(child);
  }
  return found;
}

/** Returns the first child element with a name. */
export function findElement(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  let child = parent?.first;
  while (child && child.name !== name) child = child.next;
  return child;
}

/**
 * Returns the text of an element, trimmed; `undefined` where it is empty. White space between elements, where
 * there is no other text, does not count.
 */
export function readElementText(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined;
  return (element.text ?? gatherText(element)).trim() || undefined;
}

/**
 * Returns a copy of a text that outlives its page. V8 keeps the whole page in memory for a part of it that
 * has more than twelve characters.
 */
export function detachText(text: string): string;
export function detachText(text: string | undefined): string | undefined;
export function detachText(text: string | undefined): string | undefined {
  return text && Buffer.from(text).toString();
}

/* Without recursion, since elements may be nested deeply. */
function gatherText(element: XmlElement): string {
  let text = '';
  const waiting = listElements(element).reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.text === undefined) waiting.push(...listElements(node).reverse());
    else text += node.text;
  }
  return text;
}

/** Returns the name of an element without its prefix. */
export function nameOf({ name }: XmlElement): string {
  return name;
}
