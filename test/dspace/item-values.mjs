import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { unescapeXml } from './read-xml.mjs';
import { cardParts } from './requests.mjs';

const prefix = '20.500.14283';
const everything = `${cardParts}&embed=accessStatus`;

const titleOfMarkup = 'CO<sub>2</sub> &amp; <i>Oryza</i> < 5 % "quoted" & more';
const valuesOf = ({ metadata }, field) => (metadata[field] ?? []).map(({ value }) => value);
const bundleOf = ({ _embedded }, name = 'ORIGINAL') =>
  _embedded.bundles._embedded.bundles.find((bundle) => bundle.name === name);
const filesOf = (item, name) => bundleOf(item, name)?._embedded.bitstreams._embedded.bitstreams ?? [];

/**
 * Describes the values of the items in `items`, where the server has them. A test whose item is missing or
 * not in the state that `items/README.md` describes is skipped.
 *
 * @param {import('./server-under-test.mjs').ServerUnderTest} server
 */
export function describeItems(server) {
  const locate = (name) => server.send(`/pid/find?id=hdl:${prefix}/${name}`);
  const readAt = async (response) => server.read(`${response.headers.get('location')}?${everything}`);
  const search = (query) => server.search(query, '&size=100');
  const getRecord = async (name) => {
    const { xml } = await server.harvest({ verb: 'ListIdentifiers', metadataPrefix: 'xoai' });
    const [, host] = /<identifier>oai:([^:]+):/.exec(xml);
    const identifier = `oai:${host}:${prefix}/${name}`;
    return (await server.harvest({ verb: 'GetRecord', metadataPrefix: 'xoai', identifier })).xml;
  };

  /** Runs a test with an item, if the server has it and `isReady` returns true for it. */
  const withItem = (name, what, test, isReady = () => true) =>
    it(`${name}: ${what}`, async (context) => {
      const response = await locate(name);
      if (response.status !== 302) return context.skip(`The server has no public item ${prefix}/${name}.`);
      const item = await readAt(response);
      if (!isReady(item)) return context.skip(`${name} is not in the state that items/README.md describes.`);
      return test(item);
    });

  describe('The item of test/dspace/items', () => {
    withItem('cd2205en', 'has the fields of FAO', (item) => {
      assert.equal(item.name, 'FISH4ACP - Developing sustainable aquatic value chains');
      assert.deepEqual(valuesOf(item, 'dc.title'), [item.name]);
      assert.deepEqual(valuesOf(item, 'fao.identifier.jobnumber'), ['cd2205en']);
      assert.deepEqual(valuesOf(item, 'fao.identifier.doi'), ['https://doi.org/10.4060/cd2205en']);
      assert.deepEqual(valuesOf(item, 'dc.language.iso'), ['English']);
      assert.equal(valuesOf(item, 'fao.subject.agrovoc').length, 10);
    });

    withItem('cd0683en', 'is found with its translation by job number, or not at all', async (item) => {
      const query = 'fao.identifier.jobnumber_keyword:/cd0683[A-Za-z]*/';
      const handles = (await search(query)).items.map(({ handle }) => handle);
      if (!handles.length) return;
      for (const handle of [item.handle, `${prefix}/cd0683fr`]) assert.ok(handles.includes(handle), handle);
    });

    withItem(
      'cd2205en',
      'is found by handle, DOI, subject and a word with a slash',
      async ({ handle, uuid }) => {
        for (const query of [
          `handle:"${handle}"`,
          'fao.identifier.doi:"https://doi.org/10.4060/cd2205en"',
          '10.4060/cd2205en',
          'fao.subject.agrovoc:"aquatic value chains"',
          `search.resourceid:"${uuid}"`,
        ]) {
          const { items } = await search(query);
          assert.ok(
            items.some((one) => one.uuid === uuid),
            query,
          );
        }
        const without = await search(`handle:"${handle}" -search.resourceid:"${uuid}"`);
        assert.equal(without.items.length, 0);
      },
    );

    withItem(
      'zz0001en',
      'is withdrawn: it has a name, but no metadata and nothing embedded',
      async (item) => {
        assert.deepEqual(item.metadata, {});
        assert.equal(item.inArchive, false);
        assert.equal(item._embedded, undefined);
        assert.equal((await search('handle:"20.500.14283/zz0001en"')).items.length, 0);
        assert.match(await getRecord('zz0001en'), /<header status="deleted">/);
      },
      ({ withdrawn }) => withdrawn,
    );

    withItem(
      'zz0003en',
      'has files under embargo, which only the access status tells',
      async (item) => {
        const [file] = filesOf(item);
        assert.equal((await server.send(file._links.self.href)).status, 200);
        assert.equal((await server.send(file._links.content.href)).status, 401);
        assert.equal((await server.send(item._embedded.thumbnail._links.content.href)).status, 401);
        const { embargoDate } = item._embedded.accessStatus;
        assert.equal(embargoDate, (await server.getVersion()) < 9 ? undefined : '2099-01-01');
        const xml = await getRecord('zz0003en');
        assert.match(xml, /<field name="value">embargo<\/field>\s*<field name="embargo">2099-01-01</);
        const hasPolicies = /<field name="start-date">2099-01-01</.test(xml);
        assert.equal(hasPolicies, (await server.getVersion()) >= 8);
      },
      ({ _embedded }) => _embedded.accessStatus.status === 'embargo',
    );

    it('zz0004en: is restricted: status 500 by its handle, in no search, and unknown to OAI-PMH', async (context) => {
      const { status } = await locate('zz0004en');
      if (status !== 500) return context.skip('zz0004en is not restricted, or not there.');
      assert.equal((await search('zz0004en')).items.length, 0);
      assert.match(await getRecord('zz0004en'), /code="idDoesNotExist"/);
    });

    withItem(
      'zz0005en',
      'is private: public by its handle, in no search, deleted in OAI-PMH',
      async (item) => {
        assert.ok(item._embedded.thumbnail);
        assert.equal((await search('handle:"20.500.14283/zz0005en"')).items.length, 0);
        assert.match(await getRecord('zz0005en'), /<header status="deleted">/);
      },
      ({ discoverable }) => !discoverable,
    );

    withItem('zz0006en', 'keeps its markup, which OAI-PMH escapes once or twice', async (item) => {
      assert.equal(item.name, titleOfMarkup);
      const [abstract] = valuesOf(item, 'dc.description.abstract');
      assert.match(
        abstract,
        /^First <b>bold<\/b> &lt;script&gt;.*a < b, <br\/>second line\.\n\nNew paragraph &eacute;/s,
      );
      const xml = await getRecord('zz0006en');
      const [, escaped] =
        /<element name="title">\s*<element name="none">\s*<field name="value">([^<]*)</.exec(xml);
      const once = unescapeXml(escaped);
      assert.ok([once, unescapeXml(once)].includes(titleOfMarkup), once);
    });

    withItem('zz0008en', 'keeps characters beyond the Basic Multilingual Plane', async (item) => {
      assert.equal(item.name, 'Supplementary characters 🌾🐟 𠮷野家 𝒜');
      assert.ok((await getRecord('zz0008en')).includes(item.name));
    });

    withItem('zz0009en', 'has no file and no cover', (item) => {
      assert.equal(item._embedded.thumbnail, null);
      assert.equal(bundleOf(item), undefined);
      assert.equal(item._embedded.accessStatus.status, 'metadata.only');
    });

    withItem('zz0010en', 'has files that are no PDF', (item) => {
      const names = filesOf(item).map(({ name }) => name);
      assert.deepEqual(names, ['clip.mp4', 'read me, (final) é.txt']);
      assert.equal(item._embedded.thumbnail, null);
    });

    withItem('zz0012en', 'has a file, a cover and subjects with commas', async (item) => {
      assert.equal(filesOf(item)[0].name, 'zz0012en.pdf');
      assert.ok(item._embedded.thumbnail.name.startsWith('zz0012en.pdf.'));
      assert.equal(item._embedded.accessStatus.status, 'open.access');
      assert.deepEqual(valuesOf(item, 'fao.subject.agrovoc'), ['Food security, nutrition', 'fisheries']);
      const { items } = await search('fao.subject.agrovoc:"Food security, nutrition"');
      assert.ok(items.some(({ uuid }) => uuid === item.uuid));
    });

    withItem('zz0021en', 'has no title', (item) => {
      assert.equal(item.name, null);
      assert.deepEqual(valuesOf(item, 'dc.title'), []);
    });

    it('zz0025en: is an older version: found by its handle, but in no search and not in OAI-PMH', async (context) => {
      const [old, recent] = await Promise.all(['zz0025en', 'zz0025en.2'].map(locate));
      if (old.status !== 302 || recent.status !== 302)
        return context.skip('zz0025en has no newer version, or is not there.');
      const { uuid } = await readAt(old);
      const { items } = await search('fao.identifier.jobnumber:zz0025en');
      assert.ok(items.length > 0);
      assert.ok(items.every((one) => one.uuid !== uuid));
      assert.match(await getRecord('zz0025en'), /code="idDoesNotExist"/);
    });

    withItem('zz0045en', 'has 45 files, with a primary one beyond the first page', async (item) => {
      const { primaryBitstream, bitstreams } = bundleOf(item)._embedded;
      assert.equal(primaryBitstream.name, 'chapter-33.pdf');
      assert.equal(bitstreams._embedded.bitstreams.length, 20);
      assert.equal(bitstreams.page.totalElements, 45);
      assert.match(item._embedded.thumbnail.name, /^chapter-33\.pdf\./);
      const whole = `/core/items/${item.uuid}?${cardParts}&embed.size=bundles/bitstreams=100`;
      assert.equal(filesOf(await server.read(whole)).length, 45);
      const marked = (await getRecord('zz0045en'))
        .split('<element name="bitstream">')
        .filter((one) => one.includes('<field name="primary">true<'));
      const names = marked.map((one) => /<field name="name">([^<]*)/.exec(one)[1]);
      assert.deepEqual(names, (await server.getVersion()) < 8 ? [] : ['chapter-33.pdf']);
    });

    withItem(
      'zz0202',
      'is a translation, which refers to the original only',
      async (item) => {
        const original = await readAt(await locate('zz0201'));
        assert.deepEqual(valuesOf(item, 'relation.isTranslationOf'), [original.uuid]);
        assert.equal(valuesOf(original, 'relation.isTranslationOf').length, 2);
      },
      (item) => valuesOf(item, 'relation.isTranslationOf').length > 0,
    );

    withItem('zz0204', 'is a person', (item) => {
      assert.equal(item.entityType, 'Person');
    });
  });
}
