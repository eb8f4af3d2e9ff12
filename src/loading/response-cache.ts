import { pageState } from './page-state.js';

/** Name of the cache in the browser's storage for this origin (Service Workers, section 5.4). */
const NAME = 'fao-widgets';
/** Maximum length of one stored response, in UTF-16 units. */
const MAX_LENGTH = 1_000_000;
/** Maximum length of all stored responses, in UTF-16 units. */
const MAX_TOTAL_LENGTH = 5_000_000;
/** Maximum number of stored responses. */
const MAX_RESPONSES = 60;
/** Milliseconds after which a stored response is too old to be used: 30 days. */
const MAX_AGE = 30 * 24 * 60 * 60 * 1_000;
/** Milliseconds to wait for storage that other pages use, or whose disk is slow. */
const TIMEOUT = 2_000;
/** Header of a stored response that holds the length of its text. */
const LENGTH_HEADER = 'x-text-length';

const { info } = pageState;

/**
 * Stores responses, each as the last good one of its URL, and deletes the oldest where they become too many.
 * Where the storage is full, forbidden or absent (insecure pages have none), nothing is stored.
 * @param responses parsed responses by their URLs; those that come from the cache, and those of more than a
 *   megabyte, are left out
 * @param name of the cache
 */
export async function storeResponses(responses: ReadonlyMap<string, object>, name = NAME): Promise<void> {
  try {
    const cache = await caches.open(name);
    let isStored = false;
    for (const [url, json] of responses) {
      const { size = Infinity, cached } = info.get(json) ?? {};
      if (cached || size > MAX_LENGTH) continue;
      // The next element that reads the same response need not store it again.
      info.set(json, {});
      const headers = { date: new Date().toUTCString(), [LENGTH_HEADER]: String(size) };
      await cache.put(url, new Response(JSON.stringify(json), { headers }));
      isStored = true;
    }
    if (isStored) await deleteOldest(cache);
  } catch {
    // The page has no storage, or it is full.
  }
}

/** A stored response and its time in milliseconds. */
interface StoredResponse {
  readonly json: object;
  readonly time: number;
}

/**
 * Returns the stored response of a URL; `undefined` where there is none, or the storage does not respond in
 * time.
 * @param name of the cache
 */
export function readCachedResponse(url: string, name = NAME): Promise<StoredResponse | undefined> {
  const timeout = new Promise<undefined>((resolve) => {
    setTimeout(resolve, TIMEOUT);
  });
  return Promise.race([findResponse(url, name), timeout]);
}

async function findResponse(url: string, name: string): Promise<StoredResponse | undefined> {
  try {
    const response = await (await caches.open(name)).match(url);
    const time = Date.parse(response?.headers.get('date') ?? '');
    const json = Date.now() - time < MAX_AGE ? ((await response?.json()) as unknown) : undefined;
    return json instanceof Object ? { json, time } : undefined;
  } catch {
    return undefined;
  }
}

/* A cache lists the newest response last. */
async function deleteOldest(cache: Cache): Promise<void> {
  let [length, count] = [0, 0];
  for (const request of [...(await cache.keys())].reverse()) {
    length += Number((await cache.match(request))?.headers.get(LENGTH_HEADER) ?? 0);
    if (++count > MAX_RESPONSES || length > MAX_TOTAL_LENGTH) await cache.delete(request);
  }
}
