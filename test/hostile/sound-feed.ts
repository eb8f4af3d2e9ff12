import fc from 'fast-check';
import { chooseEntries, type ListRequest } from '../../src/core/related/choose-entries.js';
import { isLoadError } from '../../src/core/model/load-error.js';
import { readFeed, type Feed } from '../../src/core/json-feed/read-feed.js';
import { findItem } from '../../src/core/identifiers/find-item.js';
import { expectClean, expectList } from './expect-clean.js';
import { wildFeeds, wildRequests, type WildRequest } from './wild-feeds.js';

const url = 'https://ministry.example/feed.json';

/**
 * Reads random feeds. Each must be rejected, or become sanitized items with valid lists. Needs no browser.
 *
 * @param count number of feeds
 * @throws {Error} with the smallest feed that fails, and the seed that repeats it
 */
export async function tryFeeds(count: number): Promise<void> {
  await fc.assert(fc.asyncProperty(wildFeeds, wildRequests, expectSoundFeed), { numRuns: count });
}

async function expectSoundFeed(json: unknown, wildRequest: WildRequest): Promise<void> {
  const { items } = (await read(json)) ?? { items: [] };
  items.forEach(expectClean);
  const { item: seed } = await findItem(items, wildRequest.name || items[0]?.id);
  if (!seed) return;
  for (const list of ['related-items', 'also-downloaded'] as const) {
    const request = { ...wildRequest, list, feed: url } as unknown as ListRequest;
    const reply = { item: seed, items, warnings: [] };
    const entries = await chooseEntries(reply, seed, request, () =>
      Promise.resolve({ items: [], warnings: [] }),
    );
    expectList(entries, [seed, seed], items, wildRequest.max);
  }
}

/** Reads a feed; returns `undefined` if it is rejected as no feed. */
async function read(json: unknown): Promise<Feed | undefined> {
  try {
    return await readFeed(json, url);
  } catch (thrown) {
    if (isLoadError(thrown) && thrown.kind === 'format') return undefined;
    throw thrown;
  }
}
