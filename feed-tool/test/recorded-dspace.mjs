import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { listen } from './run-command.mjs';

/** Versions of DSpace whose responses are in `fixtures`. */
export const RECORDED_VERSIONS = ['7.6.7', '9.2'];

const RECORD = /<record>.*<\/record>/s;
const HEADER = /<header.*?<\/header>/gs;
const SIZE = /completeListSize="\d+"/;

/**
 * Opens a server that sends recorded responses of a DSpace until the test is over. The first page of its
 * OAI-PMH list has the records that were recorded one by one. The second page is the recorded second page of
 * 133 records, with the size of this list. Its REST search finds the items that were recorded one by one.
 *
 * @param {import('node:test').TestContext} test
 * @param {string} version one of `RECORDED_VERSIONS`
 * @returns the URL of the server as `from`; `records` of OAI-PMH, each with `identifier` and `isDeleted`; the
 *   `items` of REST
 */
export async function openRecordedDspace(test, version) {
  const [oai, rest] = await Promise.all([readRecorded(version, 'oai'), readRecorded(version, 'rest')]);
  const { identify, ...responses } = oai;
  const pages = writePages(responses);
  const { root, search, ...items } = mapValues(rest, JSON.parse);
  const port = await listen(
    test,
    createServer((request, response) => {
      const url = new URL(request.url, 'http://server');
      const xml =
        url.pathname === '/server/oai/request' ? respondOai(url.searchParams, identify, pages) : undefined;
      const json = respondRest(url, { root, search, items: Object.values(items) });
      if (xml) response.writeHead(200, { 'content-type': 'text/xml;charset=UTF-8' }).end(xml);
      else if (json)
        response.writeHead(200, { 'content-type': 'application/hal+json' }).end(JSON.stringify(json));
      else response.writeHead(404).end();
    }),
  );
  const records = Array.from(pages.join('').matchAll(HEADER), ([header]) => ({
    identifier: /<identifier>([^<]+)/.exec(header)[1],
    isDeleted: header.includes('status="deleted"'),
  }));
  return { from: `http://127.0.0.1:${port}/server`, records, items: Object.values(items) };
}

async function readRecorded(version, kind) {
  const folder = new URL(`fixtures/dspace-${version}/${kind}/`, import.meta.url);
  const names = (await readdir(folder)).sort();
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')));
  // The recorded server had no TLS, as repositories do.
  const secure = texts.map((text) => text.replace(/http:\/\/(?=(?:repository|ui)\.example)/g, 'https://'));
  return Object.fromEntries(names.map((name, index) => [name.replace(/\.\w+$/, ''), secure[index]]));
}

const mapValues = (object, map) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value)]));

/* The records of the second page are not on the first one. */
function writePages({ 'second-page': second, ...single }) {
  const isNew = (record) => !second.includes(/<identifier>[^<]+</.exec(record)[0]);
  const records = Object.values(single)
    .map((response) => RECORD.exec(response)[0])
    .filter(isNew);
  const size = `completeListSize="${records.length + [...second.matchAll(/<record>/g)].length}"`;
  const token = `<resumptionToken ${size} cursor="0">xoai////100</resumptionToken>`;
  const first = second.replace(
    /<ListRecords>.*<\/ListRecords>/s,
    () => `<ListRecords>${records.join('')}${token}</ListRecords>`,
  );
  return [first, second.replace(SIZE, size)];
}

function respondOai(parameters, identify, [first, second]) {
  const verb = parameters.get('verb');
  if (verb === 'Identify') return identify;
  const page = parameters.get('resumptionToken') ? second : first;
  if (verb === 'ListRecords') return page;
  if (verb !== 'ListIdentifiers') return undefined;
  const token = /<resumptionToken.*?(?:\/>|<\/resumptionToken>)/s.exec(page)[0];
  const headers = Array.from(page.matchAll(HEADER), ([header]) => header);
  const list = `<ListIdentifiers>${headers.join('')}${token}</ListIdentifiers>`;
  return page.replace(/<ListRecords>.*<\/ListRecords>/s, () => list);
}

function respondRest({ pathname, searchParams }, { root, search, items }) {
  if (pathname === '/server/api') return root;
  if (pathname !== '/server/api/discover/search/objects') return undefined;
  const [page, size] = ['page', 'size'].map((name) => Number(searchParams.get(name)));
  const objects = search._embedded.searchResult._embedded.objects;
  const found = items.slice(page * size, (page + 1) * size).map((item) => ({
    ...objects[0],
    _embedded: { indexableObject: item },
  }));
  const pages = {
    number: page,
    size,
    totalPages: Math.ceil(items.length / size),
    totalElements: items.length,
  };
  const searchResult = { ...search._embedded.searchResult, page: pages, _embedded: { objects: found } };
  return { ...search, _embedded: { ...search._embedded, searchResult } };
}
