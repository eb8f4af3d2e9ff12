import { jsonFeed } from '../../src/core/json-feed/json-feed.js';
import { chooseSource } from '../../src/loading/choose-source.js';
import { expect } from '../page/index.js';
import { expectLoadError } from '../loading/expect-load-error.js';

const feed = 'https://ministry.example/feed.json';

describe('The source of an address', () => {
  it('is JSON Feed unless told', async () => {
    for (const address of [feed, 'https://ministry.example/items/{id}.json']) {
      expect(await chooseSource(undefined, address, undefined)).to.equal(jsonFeed);
    }
  });

  it('is the one that is named, whatever the address looks like', async () => {
    const address = 'https://repository.example/server/api';
    expect(await chooseSource('json-feed', address, undefined)).to.equal(jsonFeed);
  });

  it('is one of the library before one of the page with its name', async () => {
    expect(await chooseSource('json-feed', feed, () => undefined)).to.equal(jsonFeed);
  });

  it('is a wrong setting where nobody knows the name', async () => {
    const error = await expectLoadError(chooseSource('rss', feed, undefined), 'config');
    expect(error.url).to.equal(feed);
    expect(error.detail).to.contain('"rss"');
  });
});
