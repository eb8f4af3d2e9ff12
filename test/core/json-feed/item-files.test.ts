import { jsonFeed } from '../../../src/core/json-feed/json-feed.js';
import { expect, openFeedServer, type FeedServer } from '../../page/index.js';
import { expectLoadError } from '../../loading/expect-load-error.js';
import { query } from './query.js';

const uuid = '11111111-2222-4333-8444-555555555555';

function makeFile(...items: object[]): { json: object } {
  return { json: { version: 'https://jsonfeed.org/version/1.1', title: 'Item', items } };
}

/** The files of test/fixtures/feeds/items, read as one file an item. */
async function readFixture(server: FeedServer, name: string) {
  const reply = await jsonFeed.read(...query(server.url('/fixtures/feeds/items/{id}.json'), name));
  const requests = await server.requests();
  return { ...reply, files: requests.map(({ address }) => address.replace('/fixtures/feeds/items/', '')) };
}

describe('One file an item', () => {
  for (const name of ['ab1234en', 'AB1234EN', 'Ab1234eN']) {
    it(`is named by the job number in lower case: ${name}`, async () => {
      const { item, items, files } = await readFixture(openFeedServer(), name);
      expect(item?.title).to.equal('Soils & seasons');
      expect(items.map(({ id }) => id)).to.deep.equal(['ab1234en', 'cd5678en']);
      expect(files).to.deep.equal(['ab1234en.json']);
    });
  }

  it('has relative addresses resolved against itself', async () => {
    const server = openFeedServer();
    const { item } = await readFixture(server, 'ab1234en');
    expect(item?.image).to.equal(server.url('/fixtures/feeds/covers/ab1234en.svg'));
  });

  const derived = {
    handle: '20.500.14283/AB1234EN',
    'handle with a resolver': 'https://hdl.handle.net/20.500.14283/ab1234en',
    DOI: '10.4060/ab1234en',
    'DOI with a resolver': 'https://doi.org/10.4060/ab1234en',
    'landing page': 'https://repository.example/handle/20.500.14283/ab1234en',
    'old address': 'https://www.fao.org/documents/card/en/c/AB1234EN',
  };
  for (const [kind, name] of Object.entries(derived)) {
    it(`is found by the job number in the name: ${kind}`, async () => {
      const { item, files } = await readFixture(openFeedServer(), name);
      expect(item?.id).to.equal('ab1234en');
      expect(files).to.deep.equal(['ab1234en.json']);
    });
  }

  const aliased = {
    UUID: uuid.toUpperCase(),
    'address with a UUID': `https://repository.example/items/${uuid}`,
    address: 'http://www.repository.example/old/ab1234/?lang=en',
  };
  for (const [kind, name] of Object.entries(aliased)) {
    it(`is found by aliases.json: ${kind}`, async () => {
      const { item, files } = await readFixture(openFeedServer(), name);
      expect(item?.id).to.equal('ab1234en');
      expect(files).to.deep.equal(['aliases.json', 'ab1234en.json']);
    });
  }

  it('asks for aliases once', async () => {
    const server = openFeedServer();
    await readFixture(server, uuid);
    expect((await readFixture(server, `urn:uuid:${uuid}`)).files).to.have.length(2);
  });

  it("is named by the feed's own id otherwise, encoded, in its own letter case", async () => {
    const server = openFeedServer();
    const names = { 'Report 7%': 'Report%207%25', 'a&b=c?#d': 'a%26b%3Dc%3F%23d', أ: '%D8%A3', '7': '7' };
    for (const [id, file] of Object.entries(names)) {
      await server.reply(`/${file}.json`, makeFile({ id, title: 'Title' }));
      const { item } = await jsonFeed.read(...query(server.url('/{id}.json'), id));
      expect(item?.id).to.equal(id);
      expect(await server.requests(`/${file}.json`)).to.have.length(1);
    }
    expect(await server.requests()).to.have.length(Object.keys(names).length);
  });

  it('may have its name anywhere in the address', async () => {
    const server = openFeedServer();
    await server.reply('/item?id=a&again=a', makeFile({ id: 'a', title: 'Title' }));
    const { item } = await jsonFeed.read(...query(server.url('/item?id={id}&again={id}'), 'a'));
    expect(item?.id).to.equal('a');
  });

  it('is the first item of the file where none has the name', async () => {
    const server = openFeedServer();
    await server.reply('/a.json', makeFile({ id: 'other', title: 'Title' }, { id: 'b', title: 'B' }));
    expect((await jsonFeed.read(...query(server.url('/{id}.json'), 'a'))).item?.id).to.equal('other');
  });
});

describe('Where no file has the name', () => {
  it('aliases.json is asked, and names the file', async () => {
    const server = openFeedServer();
    await server.reply('/aliases.json', { json: { version: 1, aliases: { zz9999en: 'report-7' } } });
    await server.reply('/report-7.json', makeFile({ id: 'report-7', title: 'Title' }));
    const { item } = await jsonFeed.read(...query(server.url('/{id}.json'), 'ZZ9999en'));
    expect(item?.id).to.equal('report-7');
    const addresses = (await server.requests()).map(({ address }) => address);
    expect(addresses).to.deep.equal(['/zz9999en.json', '/aliases.json', '/report-7.json']);
  });

  it('the edition shows whose name leads to the file', async () => {
    const server = openFeedServer();
    const languages = [{ language: 'fr', id: 'ab1234fr', title: 'Titre' }];
    await server.reply('/aliases.json', { json: { version: 1, aliases: { ab1234fr: 'ab1234en' } } });
    await server.reply('/ab1234en.json', makeFile({ id: 'ab1234en', title: 'Title', _fao: { languages } }));
    const { item, edition } = await jsonFeed.read(...query(server.url('/{id}.json'), 'ab1234fr'));
    expect(item?.id).to.equal('ab1234en');
    expect(edition?.title).to.equal('Titre');
  });

  for (const [what, reply] of Object.entries({
    'aliases.json is not there': { status: 404 },
    'aliases.json does not have it': { json: { version: 1, aliases: { other: 'a' } } },
    'aliases.json names a file that is not there': { json: { version: 1, aliases: { zz9999en: 'gone' } } },
    'aliases.json is of another shape': { json: ['zz9999en'] },
  })) {
    it(`and ${what}, there is no such item`, async () => {
      const server = openFeedServer();
      await server.reply('/aliases.json', reply);
      const url = server.url('/{id}.json');
      const { item, items } = await jsonFeed.read(...query(url, 'zz9999en'));
      expect([item, items]).to.deep.equal([undefined, []]);
    });
  }

  it('but the server is out of order, that is the failure', async () => {
    const server = openFeedServer();
    await server.reply('/a.json', { status: 503 });
    const error = await expectLoadError(jsonFeed.read(...query(server.url('/{id}.json'), 'a')), 'status');
    expect(error).to.include({ url: server.url('/a.json'), status: 503 });
    const addresses = (await server.requests()).map(({ address }) => address);
    expect(new Set(addresses)).to.have.length(1);
  });

  it('because none is given, the settings are wrong and nothing is requested', async () => {
    const server = openFeedServer();
    const error = await expectLoadError(jsonFeed.read(...query(server.url('/{id}.json'))), 'config');
    expect(error.detail).to.equal('item');
    expect(await server.requests()).to.deep.equal([]);
  });
});
