import { jsonFeed } from '../../../src/core/json-feed/json-feed.js';
import { expect, openFeedServer, type FeedServer } from '../../page/index.js';
import { expectLoadError } from '../../loading/expect-load-error.js';
import { query } from './query.js';

const uuid = '11111111-2222-4333-8444-555555555555';

function makeReply(...items: object[]): { json: object } {
  return { json: { version: 'https://jsonfeed.org/version/1.1', title: 'Item', items } };
}

/** Reads an item from test/fixtures/feeds/items, with one file per item, and lists the requested files. */
async function readFixture(server: FeedServer, identifier: string) {
  const reply = await jsonFeed.read(...query(server.url('/fixtures/feeds/items/{id}.json'), identifier));
  const requests = await server.requests();
  return { ...reply, files: requests.map(({ url }) => url.replace('/fixtures/feeds/items/', '')) };
}

describe('A feed with one file per item', () => {
  for (const identifier of ['ab1234en', 'AB1234EN', 'Ab1234eN']) {
    it(`names the file by the job number in lower case: ${identifier}`, async () => {
      const { item, items, files } = await readFixture(openFeedServer(), identifier);
      expect(item?.title).to.equal('Soils & seasons');
      expect(items.map(({ id }) => id)).to.deep.equal(['ab1234en', 'cd5678en']);
      expect(files).to.deep.equal(['ab1234en.json']);
    });
  }

  it('resolves relative URLs against the URL of the file', async () => {
    const server = openFeedServer();
    const { item } = await readFixture(server, 'ab1234en');
    expect(item?.image).to.equal(server.url('/fixtures/feeds/covers/ab1234en.svg'));
  });

  const containingJobNumber = {
    handle: '20.500.14283/AB1234EN',
    'handle with a resolver': 'https://hdl.handle.net/20.500.14283/ab1234en',
    DOI: '10.4060/ab1234en',
    'DOI with a resolver': 'https://doi.org/10.4060/ab1234en',
    'landing page': 'https://repository.example/handle/20.500.14283/ab1234en',
    'old URL': 'https://www.fao.org/documents/card/en/c/AB1234EN',
  };
  for (const [kind, identifier] of Object.entries(containingJobNumber)) {
    it(`names the file by the job number within an identifier: ${kind}`, async () => {
      const { item, files } = await readFixture(openFeedServer(), identifier);
      expect(item?.id).to.equal('ab1234en');
      expect(files).to.deep.equal(['ab1234en.json']);
    });
  }

  const inAliases = {
    UUID: uuid.toUpperCase(),
    'URL with a UUID': `https://repository.example/items/${uuid}`,
    URL: 'http://www.repository.example/old/ab1234/?lang=en',
  };
  for (const [kind, identifier] of Object.entries(inAliases)) {
    it(`reads the file that aliases.json names: ${kind}`, async () => {
      const { item, files } = await readFixture(openFeedServer(), identifier);
      expect(item?.id).to.equal('ab1234en');
      expect(files).to.deep.equal(['aliases.json', 'ab1234en.json']);
    });
  }

  it('requests aliases.json once', async () => {
    const server = openFeedServer();
    await readFixture(server, uuid);
    expect((await readFixture(server, `urn:uuid:${uuid}`)).files).to.have.length(2);
  });

  it("names the file by any other id of the feed, encoded, in the id's letter case", async () => {
    const server = openFeedServer();
    const files = { 'Report 7%': 'Report%207%25', 'a&b=c?#d': 'a%26b%3Dc%3F%23d', أ: '%D8%A3', '7': '7' };
    for (const [id, file] of Object.entries(files)) {
      await server.reply(`/${file}.json`, makeReply({ id, title: 'Title' }));
      const { item } = await jsonFeed.read(...query(server.url('/{id}.json'), id));
      expect(item?.id).to.equal(id);
      expect(await server.requests(`/${file}.json`)).to.have.length(1);
    }
    expect(await server.requests()).to.have.length(Object.keys(files).length);
  });

  it('replaces {id} anywhere in the URL', async () => {
    const server = openFeedServer();
    await server.reply('/item?id=a&again=a', makeReply({ id: 'a', title: 'Title' }));
    const { item } = await jsonFeed.read(...query(server.url('/item?id={id}&again={id}'), 'a'));
    expect(item?.id).to.equal('a');
  });

  it('returns the first item of the file if none has the identifier', async () => {
    const server = openFeedServer();
    await server.reply('/a.json', makeReply({ id: 'other', title: 'Title' }, { id: 'b', title: 'B' }));
    expect((await jsonFeed.read(...query(server.url('/{id}.json'), 'a'))).item?.id).to.equal('other');
  });
});

describe('A feed with one file per item, but none for the identifier', () => {
  it('reads aliases.json, then the file that it names', async () => {
    const server = openFeedServer();
    await server.reply('/aliases.json', { json: { version: 1, aliases: { zz9999en: 'report-7' } } });
    await server.reply('/report-7.json', makeReply({ id: 'report-7', title: 'Title' }));
    const { item } = await jsonFeed.read(...query(server.url('/{id}.json'), 'ZZ9999en'));
    expect(item?.id).to.equal('report-7');
    const urls = (await server.requests()).map(({ url }) => url);
    expect(urls).to.deep.equal(['/zz9999en.json', '/aliases.json', '/report-7.json']);
  });

  it('returns the edition whose identifier is in aliases.json', async () => {
    const server = openFeedServer();
    const languages = [{ language: 'fr', id: 'ab1234fr', title: 'Titre' }];
    await server.reply('/aliases.json', { json: { version: 1, aliases: { ab1234fr: 'ab1234en' } } });
    await server.reply('/ab1234en.json', makeReply({ id: 'ab1234en', title: 'Title', _fao: { languages } }));
    const { item, edition } = await jsonFeed.read(...query(server.url('/{id}.json'), 'ab1234fr'));
    expect(item?.id).to.equal('ab1234en');
    expect(edition?.title).to.equal('Titre');
  });

  for (const [problem, reply] of Object.entries({
    'aliases.json is missing': { status: 404 },
    'aliases.json lacks the identifier': { json: { version: 1, aliases: { other: 'a' } } },
    'aliases.json names a missing file': { json: { version: 1, aliases: { zz9999en: 'gone' } } },
    'aliases.json has another structure': { json: ['zz9999en'] },
  })) {
    it(`returns no item if ${problem}`, async () => {
      const server = openFeedServer();
      await server.reply('/aliases.json', reply);
      const url = server.url('/{id}.json');
      const { item, items } = await jsonFeed.read(...query(url, 'zz9999en'));
      expect([item, items]).to.deep.equal([undefined, []]);
    });
  }

  it('fails with the status of a broken server, and requests nothing else', async () => {
    const server = openFeedServer();
    await server.reply('/a.json', { status: 503 });
    const error = await expectLoadError(jsonFeed.read(...query(server.url('/{id}.json'), 'a')), 'status');
    expect(error).to.include({ url: server.url('/a.json'), status: 503 });
    const urls = (await server.requests()).map(({ url }) => url);
    expect(new Set(urls)).to.have.length(1);
  });

  it('throws a configuration error without an identifier, and requests nothing', async () => {
    const server = openFeedServer();
    const error = await expectLoadError(jsonFeed.read(...query(server.url('/{id}.json'))), 'config');
    expect(error.detail).to.equal('item');
    expect(await server.requests()).to.deep.equal([]);
  });
});
