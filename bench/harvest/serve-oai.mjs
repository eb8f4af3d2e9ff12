/* Serves the synthetic repository over OAI-PMH in a process of its own, so that its CPU time counts apart. */
import { createServer } from 'node:http';
import { IDENTITY, makePages } from './oai-page.mjs';

const count = Number(process.argv[2]);
const writePage = makePages(count);
/** Pages that were sent before, by their first record; those of a large repository would fill the memory. */
const sent = new Map();

function respond(url) {
  const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
  if (!pathname.endsWith('/oai/request')) return undefined;
  if (searchParams.get('verb') === 'Identify') return Buffer.from(IDENTITY);
  if (searchParams.get('verb') !== 'ListRecords') return undefined;
  const start = Number(/\d+$/.exec(searchParams.get('resumptionToken') ?? '0')[0]);
  const page = sent.get(start) ?? Buffer.from(writePage(start));
  if (count <= 10_000) sent.set(start, page);
  return page;
}

const server = createServer(({ url }, response) => {
  const body = respond(url);
  response.writeHead(body ? 200 : 404, { 'content-type': 'text/xml;charset=UTF-8' });
  response.end(body);
});
server.listen(0, '127.0.0.1', () => process.send(server.address().port));
process.on('disconnect', () => process.exit());
