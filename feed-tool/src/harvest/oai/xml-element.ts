/**
 * An element of an XML document. A page of a list has thousands, so they form linked lists instead of arrays,
 * and elements with equal start tags share their attributes.
 */
export interface XmlElement {
  /** Name without its prefix, since repositories choose the prefixes. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /**
   * Text of the element and of all elements in it; `undefined` where it has child elements, and between them
   * only white space.
   */
  text: string | undefined;
  /** First child element. */
  first: XmlElement | undefined;
  /** Next child element of its parent. */
  next: XmlElement | undefined;
}

/** Returns an element without content. */
export function makeElement(name: string, attributes: XmlElement['attributes']): XmlElement {
  return { name, attributes, text: '', first: undefined, next: undefined };
}

/** Returns a name without its prefix. */
export function dropPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
