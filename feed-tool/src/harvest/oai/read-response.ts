import type { XmlElement } from '@rgrove/parse-xml';
import { findElement, listElements, nameOf, readElementText, readXml } from './xml.js';

/** An answer of OAI-PMH (Open Archives Initiative Protocol for Metadata Harvesting 2.0, section 3.2). */
export interface OaiResponse {
  /** Time of the source: ISO 8601. */
  readonly responseDate: string | undefined;
  /** What the request failed for, such as `badResumptionToken`. */
  readonly error?: { readonly code: string; readonly text: string };
  /** The element that is named like the verb; absent beside an error. */
  readonly content?: XmlElement;
}

/**
 * Reads an answer.
 * @returns `undefined` where it is XML of something else
 * @throws SyntaxError where it is no XML
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
