import { jsonFeed } from '../../src/core/json-feed/json-feed.js';
import { chooseSource } from '../../src/loading/choose-source.js';
import { expect } from '../page/index.js';
import { expectLoadError } from '../loading/expect-load-error.js';

const feed = 'https://ministry.example/feed.json';

describe('The source of a URL', () => {
  it('is JSON Feed by default', async () => {
    for (const url of [feed, 'https://ministry.example/items/{id}.json']) {
      expect(await chooseSource(undefined, url, undefined)).to.equal(jsonFeed);
    }
  });

  it('is the named one, whatever the URL', async () => {
    const url = 'https://repository.example/server/api';
    expect(await chooseSource('json-feed', url, undefined)).to.equal(jsonFeed);
  });

  it("is the library's rather than one of the page with the same name", async () => {
    expect(await chooseSource('json-feed', feed, () => undefined)).to.equal(jsonFeed);
  });

  it('is a configuration error where the name is unknown', async () => {
    const error = await expectLoadError(chooseSource('rss', feed, undefined), 'config');
    expect(error.url).to.equal(feed);
    expect(error.detail).to.contain('"rss"');
  });
});
