import { findHtmlCharacter } from './html-characters.js';
import { parseXml, XmlElement, XmlError, XmlText } from '@rgrove/parse-xml';

/**
 * Parses an XML document.
 * @returns its root element
 * @throws SyntaxError with line and column, or because elements are nested too deeply
 */
export function readXml(text: string): XmlElement {
  try {
    const { root } = parseXml(text, {
      ignoreUndefinedEntities: true,
      resolveUndefinedEntity: findHtmlCharacter,
    });
    if (root) return root;
  } catch (error) {
    // The parser recurses for each level.
    if (error instanceof RangeError)
      throw new SyntaxError('its elements are nested too deeply', { cause: error });
    if (!(error instanceof XmlError)) throw error;
    throw new SyntaxError(error.message.split('\n')[0], { cause: error });
  }
  throw new SyntaxError('it is empty');
}

/**
 * Lists the child elements of an element, or those with a name. Ignores namespace prefixes, since
 * repositories choose them.
 */
export function listElements(parent: XmlElement | undefined, name?: string): XmlElement[] {
  return (parent?.children ?? []).filter(
    (child): child is XmlElement => child instanceof XmlElement && (!name || nameOf(child) === name),
  );
}

/** Returns the first child element with a name. */
export function findElement(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return listElements(parent, name)[0];
}

/** Returns the text of an element, trimmed; `undefined` where it is empty. */
export function readElementText(element: XmlElement | undefined): string | undefined {
  return element ? gatherText(element).trim() || undefined : undefined;
}

/* The parser's own `text` recurses, and needs more stack per level than parsing does. */
function gatherText(element: XmlElement): string {
  const texts: string[] = [];
  const waiting: XmlElement['children'] = [element];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node instanceof XmlElement) for (const child of node.children.toReversed()) waiting.push(child);
    else if (node instanceof XmlText) texts.push(node.text);
  }
  return texts.join('');
}

/** Returns the name of an element without its prefix. */
export function nameOf({ name }: XmlElement): string {
  return name.slice(name.indexOf(':') + 1);
}
