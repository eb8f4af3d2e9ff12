import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { openRepository } from 'fake-dspace/testing';
import { childrenOf, fieldsOf, findElement, makeReader } from './oai-reader.mjs';

const prefixes = { fao: '20.500.14283', stock: '123456789' };

describe('a record of the OAI-PMH interface', () => {
  let repository;
  let send;
  before(async () => {
    repository = await openRepository();
    ({ send } = makeReader(repository));
  });
  after(() => repository.close());

  const readMetadata = async (job, { fields = 'fao' } = {}) => {
    const identifier = `oai:127.0.0.1:${prefixes[fields]}/${job}`;
    const query = { verb: 'GetRecord', metadataPrefix: 'xoai', identifier };
    return (await send(query, `fields=${fields}`)).records[0].metadata;
  };
  const valuesOf = (metadata, ...path) =>
    fieldsOf(findElement(metadata, ...path)).map(([name, text]) => {
      assert.equal(name, 'value');
      return text;
    });

  it('has all metadata, with the fields of FAO', async () => {
    const metadata = await readMetadata('cd2205en');
    assert.deepEqual(valuesOf(metadata, 'dc', 'title', 'none'), [
      'FISH4ACP - Developing sustainable aquatic value chains',
    ]);
    assert.equal(valuesOf(metadata, 'fao', 'subject', 'agrovoc', 'none').length, 10);
    assert.match(valuesOf(metadata, 'dc', 'contributor', 'author', 'none')[0], /^Neven, D\.; Walker, C\.; /);
    assert.deepEqual(valuesOf(metadata, 'fao', 'identifier', 'jobnumber', 'none'), ['cd2205en']);
    assert.deepEqual(valuesOf(metadata, 'fao', 'placeofpublication', 'none'), ['Rome;']);
    const names = childrenOf(metadata, 'element').map(({ attributes }) => attributes.name);
    assert.deepEqual(names, ['dc', 'fao', 'bundles', 'others', 'repository', 'license']);
  });

  it('has the default fields of DSpace, with languages and authorities', async () => {
    const metadata = await readMetadata('cd2205en', { fields: 'stock' });
    const [language] = childrenOf(findElement(metadata, 'dc', 'title'), 'element');
    assert.equal(language.attributes.name, 'en_US');
    const authors = fieldsOf(findElement(metadata, 'dc', 'contributor', 'author', 'en_US'));
    assert.equal(authors.filter(([name]) => name === 'value').length, 11);
    const at = authors.findIndex(([name]) => name === 'authority');
    assert.equal(authors[at - 1][0], 'value');
    assert.match(authors[at][1], /^virtual::\d+$/);
    assert.deepEqual(authors[at + 1], ['confidence', '-1']);
  });

  for (const fields of ['fao', 'stock']) {
    it(`has the same metadata as the REST interface, with fields=${fields}`, async () => {
      const settings = `fields=${fields}`;
      const item = await repository.read(`/pid/find?id=${prefixes[fields]}/cc3017en`, { settings });
      const metadata = await readMetadata('cc3017en', { fields });
      for (const [name, values] of Object.entries(item.metadata)) {
        const path = [...name.split('.'), values[0].language || 'none'];
        const found = fieldsOf(findElement(metadata, ...path)).filter(([field]) => field === 'value');
        assert.deepEqual(
          found.map(([, text]) => text),
          values.map(({ value }) => value),
          name,
        );
      }
      const others = Object.fromEntries(fieldsOf(findElement(metadata, 'others')));
      assert.deepEqual(others, {
        handle: item.handle,
        identifier: `oai:127.0.0.1:${item.handle}`,
        lastModifyDate: '2026-02-01 17:19:29.441',
      });
    });
  }

  it('has its files, with links to their content', async () => {
    const metadata = await readMetadata('cc3017fr');
    const bundles = childrenOf(findElement(metadata, 'bundles'), 'element');
    const names = bundles.map((bundle) => Object.fromEntries(fieldsOf(bundle)).name);
    assert.deepEqual(names, ['ORIGINAL', 'LICENSE', 'TEXT', 'THUMBNAIL']);
    const [pdf, , , cover] = bundles.map((bundle) =>
      Object.fromEntries(fieldsOf(findElement(bundle, 'bitstreams', 'bitstream'))),
    );
    const uuid = 'e8e9ad75-52a7-4834-9c46-401705318404';
    const { checkSum, sequenceId } = await repository.read(`/core/bitstreams/${uuid}`);
    assert.deepEqual(pdf, {
      name: 'cc3017fr.pdf',
      format: 'application/pdf',
      size: '9350000',
      url: `${repository.origin}/fields=fao/bitstreams/${uuid}/download`,
      checksum: checkSum.value,
      checksumAlgorithm: 'MD5',
      sid: String(sequenceId),
    });
    assert.equal(cover.description, 'Generated Thumbnail');
    assert.match(cover.originalName, /^Written by FormatFilter/);
    const redirect = await fetch(cover.url, { redirect: 'manual' });
    assert.equal(redirect.status, 302);
    assert.match(
      redirect.headers.get('location'),
      /\/fields=fao\/server\/api\/core\/bitstreams\/.*\/content$/,
    );
    const file = await fetch(cover.url);
    assert.equal(file.headers.get('content-type'), 'image/svg+xml;charset=UTF-8');
    assert.equal((await file.arrayBuffer()).byteLength, Number(cover.size));
    assert.equal((await fetch(pdf.url.replace(uuid, 'none'))).status, 404);
  });

  it('has Arabic text', async () => {
    const metadata = await readMetadata('cc3017ar');
    assert.deepEqual(valuesOf(metadata, 'dc', 'title', 'none'), [
      'حالة الأمن الغذائي والتغذية في العالم 2023',
    ]);
    assert.equal(valuesOf(metadata, 'fao', 'subject', 'agrovoc', 'none')[0], 'الأمن الغذائي');
  });

  it('escapes the syntax of XML, and drops characters that XML forbids', async () => {
    const title = 'Food & <b>Agriculture</b>\n"A" \u0000\u001F\uFFFE\uD800𝒳';
    repository.edit('20.500.14283/cd6621en', { title });
    const clean = 'Food & <b>Agriculture</b>\n"A" 𝒳';
    assert.deepEqual(valuesOf(await readMetadata('cd6621en'), 'dc', 'title', 'none'), [clean]);
  });
});
