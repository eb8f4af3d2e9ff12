import fc from 'fast-check';
import { chooseEntries, type ListRequest } from '../../src/core/related/choose-entries.js';
import { isLoadError } from '../../src/core/model/load-error.js';
import { readFeed, type Feed } from '../../src/core/json-feed/read-feed.js';
import { findItem } from '../../src/core/identifiers/find-item.js';
import { expectClean, expectList } from './promises.js';
import { wildFeeds, wildRequests, type WildRequest } from './wild-feeds.js';

const url = 'https://ministry.example/feed.json';

/**
 * Reads feeds that nobody would think of, and fails where one is neither refused nor read to a clean model
 * with lists that hold what they promise. Needs no browser, as what it tests needs none.
 *
 * @param count how many feeds
 * @throws {Error} with the least feed that fails, and a seed to meet it again
 */
export async function tryFeeds(count: number): Promise<void> {
  await fc.assert(fc.asyncProperty(wildFeeds, wildRequests, expectSoundFeed), { numRuns: count });
}

async function expectSoundFeed(json: unknown, wanted: WildRequest): Promise<void> {
  const { items } = (await read(json)) ?? { items: [] };
  items.forEach(expectClean);
  const { item: seed } = await findItem(items, wanted.name || items[0]?.id);
  if (!seed) return;
  for (const list of ['related-items', 'also-downloaded'] as const) {
    const request = { ...wanted, list, feed: url } as unknown as ListRequest;
    const reply = { item: seed, items, warnings: [] };
    const entries = await chooseEntries(reply, seed, request, () =>
      Promise.resolve({ items: [], warnings: [] }),
    );
    expectList(entries, [seed, seed], items, wanted.max);
  }
}

/** Reads a feed; `undefined` where it is refused as it should be. */
async function read(json: unknown): Promise<Feed | undefined> {
  try {
    return await readFeed(json, url);
  } catch (thrown) {
    if (isLoadError(thrown) && thrown.kind === 'format') return undefined;
    throw thrown;
  }
}
