#!/usr/bin/env bash
# The npm package oai-pmh 2.0.3 ends a list silently where the server estimates its size too low.
#
# A server may send the attribute completeListSize of a resumptionToken. "The value of completeListSize may be
# only an estimate of the actual cardinality of the complete list and may be revised during the list request
# sequence" (OAI-PMH 2.0, section 3.5). Only a response with an empty resumptionToken, or without one, is the
# last. The package ends the list once the cursor plus the number of records reaches completeListSize, although
# the response has a token.
#
# The result: of six records in three pages, with an estimate of four, the package returns four, and no error.
# With six as the size, it returns six.
# The script fails if this changes. It needs node, npm and the npm registry.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts oai-pmh@2.0.3

cat > harvest.cjs <<'JAVASCRIPT'
const assert = require('node:assert/strict');
const { once } = require('node:events');
const { createServer } = require('node:http');
const { OaiPmh } = require('oai-pmh');

console.log('oai-pmh', require('oai-pmh/package.json').version);

const pages = [
  { records: [1, 2], token: 'page-2', cursor: 0 },
  { records: [3, 4], token: 'page-3', cursor: 2 },
  { records: [5, 6], token: '', cursor: 4 },
];

const writeRecord = (number) =>
  `<record><header><identifier>${number}</identifier><datestamp>2026-01-01</datestamp></header>` +
  '<metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"/></metadata></record>';

const writePage = ({ records, token, cursor }, size) =>
  '<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">' +
  '<responseDate>2026-01-01T00:00:00Z</responseDate>' +
  '<request verb="ListRecords">https://repository.example/oai</request>' +
  `<ListRecords>${records.map(writeRecord).join('')}` +
  `<resumptionToken completeListSize="${size}" cursor="${cursor}">${token}</resumptionToken>` +
  '</ListRecords></OAI-PMH>';

async function harvest(size) {
  const server = createServer((request, response) => {
    const token = new URL(request.url, 'http://server').searchParams.get('resumptionToken');
    const page = pages[token ? Number(token.split('-')[1]) - 1 : 0];
    response.writeHead(200, { 'content-type': 'text/xml;charset=UTF-8' }).end(writePage(page, size));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const numbers = [];
  const oaiPmh = new OaiPmh(`http://127.0.0.1:${server.address().port}/oai`);
  for await (const { header } of oaiPmh.listRecords({ metadataPrefix: 'oai_dc' })) {
    numbers.push(Number(header.identifier));
  }
  server.close();
  return numbers;
}

(async () => {
  for (const [size, expected] of [[6, [1, 2, 3, 4, 5, 6]], [4, [1, 2, 3, 4]]]) {
    const numbers = await harvest(size);
    console.log(`completeListSize="${size}": the package reads ${numbers.join(', ')}`);
    assert.deepEqual(numbers, expected);
  }
  console.log('As described.');
})();
JAVASCRIPT
node --no-deprecation harvest.cjs
