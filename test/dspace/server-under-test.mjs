import { cardParts } from './requests.mjs';

/** The media types that widgets and `fao-feed` accept from DSpace (src/core/dspace/repository.ts). */
const accept = 'application/hal+json, application/json';
/** Items per page and pages in which to look for an item with a PDF and a cover. */
const pageSize = 5;
const maxPages = 20;

/** A DSpace server under test. */
export class ServerUnderTest {
  #samples;
  #version;

  /**
   * @param {string} rest URL of the REST root, such as `https://repository.example/server/api`
   * @param {string} [oai] URL of OAI-PMH, which DSpace has beside it by default
   */
  constructor(rest, oai = rest.replace(/\/api$/, '/oai/request')) {
    this.rest = rest;
    this.oai = oai;
  }

  /**
   * Sends a request as the product does, without following redirects.
   *
   * @param {string} path below the REST root, or a URL
   * @param {RequestInit} [options]
   * @returns {Promise<Response>}
   */
  send(path, { headers, ...options } = {}) {
    const url = path.startsWith('http') ? path : this.rest + path;
    return fetch(url, { redirect: 'manual', headers: { accept, ...headers }, ...options });
  }

  /**
   * Reads JSON.
   *
   * @param {string} path as for `send`
   * @returns {Promise<any>}
   * @throws {Error} for any status but 200
   */
  async read(path) {
    const response = await this.send(path);
    if (response.status !== 200) throw new Error(`${response.url}: status ${response.status}`);
    return response.json();
  }

  /**
   * Reads the response to a request of OAI-PMH.
   *
   * @param {Record<string, string>} query
   * @param {RequestInit} [options]
   * @returns {Promise<{ status: number, headers: Headers, xml: string }>}
   */
  async harvest(query, options) {
    const isPost = options?.method === 'POST';
    const url = isPost ? this.oai : `${this.oai}?${new URLSearchParams(query)}`;
    const body = isPost ? new URLSearchParams(query) : undefined;
    const response = await fetch(url, { redirect: 'manual', body, ...options });
    return { status: response.status, headers: response.headers, xml: await response.text() };
  }

  /**
   * Returns the major and minor version of DSpace, such as 7.6.
   *
   * @returns {Promise<number>}
   */
  getVersion() {
    this.#version ??= this.read('').then(({ dspaceVersion }) =>
      parseFloat(/\d+(?:\.\d+)?/.exec(dspaceVersion)[0]),
    );
    return this.#version;
  }

  /**
   * Searches for items.
   *
   * @param {string} query
   * @param {string} [parameters]
   * @returns {Promise<{ items: any[], page: { totalElements: number } }>}
   */
  async search(query, parameters = '') {
    const path = `/discover/search/objects?dsoType=item&query=${encodeURIComponent(query)}${parameters}`;
    const { searchResult } = (await this.read(path))._embedded;
    const items = searchResult._embedded.objects.map((one) => one._embedded.indexableObject);
    return { items, page: searchResult.page };
  }

  /**
   * Returns an item with a cover and a PDF, its PDF, and a collection.
   *
   * @returns {Promise<{ item: any, file: any, collection: any }>}
   * @throws {Error} where the server has none of these
   */
  getSamples() {
    this.#samples ??= this.#findSamples();
    return this.#samples;
  }

  async #findSamples() {
    const path = '/discover/search/objects?dsoType=collection&size=1&query=';
    const [{ _embedded: found } = {}] = (await this.read(path))._embedded.searchResult._embedded.objects;
    for (let page = 0; page < maxPages; page += 1) {
      const { items } = await this.search('*:*', `&size=${pageSize}&page=${page}&${cardParts}`);
      for (const item of items) {
        const file = findPdf(item);
        if (file && item.handle && item._embedded.thumbnail)
          return { item, file, collection: found.indexableObject };
      }
      if (items.length < pageSize) break;
    }
    throw new Error(`${this.rest} has no item with a PDF and a cover, which this test needs.`);
  }
}

/** Returns the first PDF of an item whose files are embedded. */
function findPdf({ _embedded }) {
  const original = _embedded?.bundles?._embedded?.bundles?.find(({ name }) => name === 'ORIGINAL');
  const files = original?._embedded.bitstreams._embedded.bitstreams ?? [];
  return files.find((file) => file._embedded.format.mimetype === 'application/pdf');
}
