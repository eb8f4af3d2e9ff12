import { findElement, listElements, nameOf, readElementText, readXml, type XmlElement } from './xml.js';

/** A response of OAI-PMH (Open Archives Initiative Protocol for Metadata Harvesting 2.0, section 3.2). */
export interface OaiResponse {
  /** The source's time, ISO 8601. */
  readonly responseDate: string | undefined;
  /** The error code, such as `badResumptionToken`, and its text. */
  readonly error?: { readonly code: string; readonly text: string };
  /** The element named after the verb; absent beside an error. */
  readonly content?: XmlElement;
  /** Whether some of its bytes are invalid in its encoding, and became U+FFFD. */
  readonly isLossy?: boolean;
}

/**
 * Parses a response.
 * @returns `undefined` where it is XML, but not OAI-PMH
 * @throws SyntaxError where it is not well-formed XML
 */
export function readOaiResponse(text: string): OaiResponse | undefined {
  const root = readXml(text);
  if (nameOf(root) !== 'OAI-PMH') return undefined;
  const responseDate = readElementText(findElement(root, 'responseDate'));
  const error = findElement(root, 'error');
  if (error) {
    const { code = '' } = error.attributes;
    return { responseDate, error: { code, text: readElementText(error) ?? code } };
  }
  const content = listElements(root).find((one) => !['responseDate', 'request'].includes(nameOf(one)));
  return { responseDate, ...(content && { content }) };
}
