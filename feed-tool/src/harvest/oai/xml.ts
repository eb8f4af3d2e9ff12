import { parseXml, XmlElement, XmlError, XmlText } from '@rgrove/parse-xml';

/**
 * Parses a document of XML.
 * @returns its root element
 * @throws SyntaxError that names line and column, or says that elements are nested too deeply
 */
export function readXml(text: string): XmlElement {
  try {
    const { root } = parseXml(text, { ignoreUndefinedEntities: true });
    if (root) return root;
  } catch (error) {
    // The parser calls itself for each level.
    if (error instanceof RangeError)
      throw new SyntaxError('its elements are nested too deeply', { cause: error });
    if (!(error instanceof XmlError)) throw error;
    throw new SyntaxError(error.message.split('\n')[0], { cause: error });
  }
  throw new SyntaxError('there is nothing in it');
}

/**
 * The elements within one, of a name if one is given; prefixes of namespaces are left aside, since
 * repositories choose them as they like.
 */
export function listElements(parent: XmlElement | undefined, name?: string): XmlElement[] {
  return (parent?.children ?? []).filter(
    (child): child is XmlElement => child instanceof XmlElement && (!name || nameOf(child) === name),
  );
}

/** The first element of a name within one. */
export function findElement(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return listElements(parent, name)[0];
}

/** Text of an element, trimmed; `undefined` where there is none. */
export function readElementText(element: XmlElement | undefined): string | undefined {
  return element ? gatherText(element).trim() || undefined : undefined;
}

/* The parser's own `text` calls itself, which costs more stack a level than parsing did. */
function gatherText(element: XmlElement): string {
  const texts: string[] = [];
  const waiting: XmlElement['children'] = [element];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node instanceof XmlElement) for (const child of node.children.toReversed()) waiting.push(child);
    else if (node instanceof XmlText) texts.push(node.text);
  }
  return texts.join('');
}

/** Name of an element without its prefix. */
export function nameOf({ name }: XmlElement): string {
  return name.slice(name.indexOf(':') + 1);
}
