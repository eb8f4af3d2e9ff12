import assert from 'node:assert/strict';

import { parseXml } from '@rgrove/parse-xml';

/**
 * Lists the child elements of an element.
 *
 * @param {import('@rgrove/parse-xml').XmlElement} parent
 * @param {string} [name] only those with this name; all by default
 * @returns {import('@rgrove/parse-xml').XmlElement[]}
 */
export function childrenOf(parent, name) {
  return parent.children.filter((one) => one.type === 'element' && (name === undefined || one.name === name));
}

/**
 * Returns the text of the first child element with a name.
 *
 * @param {import('@rgrove/parse-xml').XmlElement} parent
 * @param {string} name
 * @returns {string | undefined}
 */
export function textIn(parent, name) {
  return childrenOf(parent, name)[0]?.text;
}

/**
 * Finds an element of xoai by a path of names.
 *
 * @param {import('@rgrove/parse-xml').XmlElement} metadata
 * @param {...string} path such as `dc`, `title`, `none`
 * @returns {import('@rgrove/parse-xml').XmlElement | undefined}
 */
export function findElement(metadata, ...path) {
  return path.reduce(
    (at, name) => at && childrenOf(at, 'element').find(({ attributes }) => attributes.name === name),
    metadata,
  );
}

/**
 * Lists the fields of an element of xoai.
 *
 * @param {import('@rgrove/parse-xml').XmlElement} [element]
 * @returns {[string, string][]} names and texts
 */
export function fieldsOf(element) {
  return childrenOf(element ?? { children: [] }, 'field').map((one) => [one.attributes.name, one.text]);
}

/** Reads a header, or a record with one. */
function readRecord(element) {
  const header = element.name === 'header' ? element : childrenOf(element, 'header')[0];
  const identifier = textIn(header, 'identifier');
  return {
    identifier,
    handle: identifier.split(':')[2],
    datestamp: textIn(header, 'datestamp'),
    sets: childrenOf(header, 'setSpec').map(({ text }) => text),
    status: header.attributes.status,
    metadata: childrenOf(element, 'metadata').flatMap((one) => childrenOf(one))[0],
  };
}

/**
 * Makes a harvester for tests. It requires every response to be XML of OAI-PMH with status 200.
 *
 * @param {{ oai: (settings?: string) => string }} repository
 * @returns {{ send: (query: object | string, settings?: string) => Promise<object>,
 *   readAll: (query: object, settings?: string) => Promise<object> }} `send` reads one response, `readAll`
 *   the records of all pages
 */
export function makeReader(repository) {
  const send = async (query, settings = '') => {
    const response = await fetch(`${repository.oai(settings)}?${new URLSearchParams(query)}`);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('content-type'), 'text/xml;charset=UTF-8');
    const { root } = parseXml(await response.text());
    assert.equal(root.name, 'OAI-PMH');
    assert.equal(root.attributes.xmlns, 'http://www.openarchives.org/OAI/2.0/');
    const [date, request, content] = childrenOf(root);
    assert.match(date.text, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    const [token] = childrenOf(content, 'resumptionToken');
    return {
      date: date.text,
      request: { text: request.text, attributes: { ...request.attributes } },
      content,
      error: content.name === 'error' ? content.attributes.code : undefined,
      records: [...childrenOf(content, 'record'), ...childrenOf(content, 'header')].map(readRecord),
      token: token && { text: token.text, ...token.attributes },
    };
  };

  const readAll = async (query, settings) => {
    const pages = [await send(query, settings)];
    while (pages.at(-1).token?.text) {
      const resumptionToken = pages.at(-1).token.text;
      pages.push(await send({ verb: query.verb, resumptionToken }, settings));
    }
    return { pages, records: pages.flatMap(({ records }) => records) };
  };

  return { send, readAll };
}
