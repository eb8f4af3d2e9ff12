import { jsonFeed } from '../../src/sources/json-feed/json-feed.js';
import { chooseSource } from '../../src/sources/registry.js';
import { expect } from '../page/index.js';
import { expectLoadError } from '../request/expect-load-error.js';

describe('The source of an address', () => {
  it('is JSON Feed unless told', () => {
    for (const feed of ['https://ministry.example/feed.json', 'https://ministry.example/items/{id}.json']) {
      expect(chooseSource(undefined, feed)).to.equal(jsonFeed);
    }
  });

  it('is the one that is named, whatever the address looks like', () => {
    expect(chooseSource('json-feed', 'https://repository.example/server/api')).to.equal(jsonFeed);
  });

  it('is a wrong setting where nobody knows the name', async () => {
    const feed = 'https://ministry.example/feed.json';
    const choosing = Promise.resolve().then(() => chooseSource('rss', feed));
    const error = await expectLoadError(choosing, 'config');
    expect(error.url).to.equal(feed);
    expect(error.detail).to.contain('"rss"');
  });
});
