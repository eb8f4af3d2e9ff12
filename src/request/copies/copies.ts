import { pageState } from '../page-state.js';

/** Name of the cache in the browser's storage for this origin (Service Workers, section 5.4). */
const NAME = 'fao-widgets';
/** Longest text of one answer that is kept, in UTF-16 units. */
const LONGEST = 1_000_000;
/** Most that is kept altogether, in UTF-16 units. */
const MOST = 5_000_000;
/** Most answers that are kept. */
const MOST_ANSWERS = 60;
/** Milliseconds after which a copy is too old to be true: 30 days. */
const OLDEST = 30 * 24 * 60 * 60 * 1_000;
/** Milliseconds to wait for storage that other pages keep busy, or whose disk is slow. */
const PATIENCE = 2_000;
/** Header of a copy that holds the length of its text. */
const SIZE = 'x-text-length';

const { facts } = pageState;

/**
 * Keeps answers in the browser's storage, each as the last good copy of its address, and drops the oldest where they become too many. Storage that is full,
 * forbidden or absent (pages that are not secure have none) keeps nothing, and that is fine.
 * @param answers parsed answers by their addresses; copies among them, and answers of more than a megabyte, are left out
 * @param name of the cache
 */
export async function keepCopies(answers: ReadonlyMap<string, object>, name = NAME): Promise<void> {
  try {
    const cache = await caches.open(name);
    for (const [url, json] of answers) {
      const { size = Infinity, copy } = facts.get(json) ?? {};
      if (copy || size > LONGEST) continue;
      // Once is enough: what is kept needs no keeping at the next widget that reads it.
      facts.set(json, {});
      const headers = { date: new Date().toUTCString(), [SIZE]: String(size) };
      await cache.put(url, new Response(JSON.stringify(json), { headers }));
    }
    await shrink(cache);
  } catch {
    // There is no storage for this page, or it is full.
  }
}

/** A copy and its time in milliseconds. */
interface Copy {
  readonly json: object;
  readonly time: number;
}

/**
 * Gives a copy; `undefined` where there is none, or the storage gives no answer in time.
 * @param name of the cache
 */
export function readCopy(url: string, name = NAME): Promise<Copy | undefined> {
  const patience = new Promise<undefined>((resolve) => {
    setTimeout(resolve, PATIENCE);
  });
  return Promise.race([findCopy(url, name), patience]);
}

async function findCopy(url: string, name: string): Promise<Copy | undefined> {
  try {
    const response = await (await caches.open(name)).match(url);
    const time = Date.parse(response?.headers.get('date') ?? '');
    const json = Date.now() - time < OLDEST ? ((await response?.json()) as unknown) : undefined;
    return json instanceof Object ? { json, time } : undefined;
  } catch {
    return undefined;
  }
}

/* A cache lists what was put into it last at its end. */
async function shrink(cache: Cache): Promise<void> {
  let [size, count] = [0, 0];
  for (const request of [...(await cache.keys())].reverse()) {
    size += Number((await cache.match(request))?.headers.get(SIZE) ?? 0);
    if (++count > MOST_ANSWERS || size > MOST) await cache.delete(request);
  }
}
