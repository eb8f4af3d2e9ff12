import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { writeWhole } from '../feed/atomic-file.js';
import { HttpError } from '../fetch/http-error.js';
import type { PoliteClient } from '../fetch/polite-client.js';
import { CommandError } from '../report/command-error.js';
import type { CommandContext } from '../report/context.js';
import { EXIT } from '../report/exit-codes.js';
import type { FeedStore } from '../store/store.js';
import { locateCopy, nameCover, takeCover } from './covers.js';
import type { FeedFolder } from './feed-folder.js';

/** Failures in a row after which the rest of the covers is left for the next run. */
const MOST_FAILURES = 5;

/** More than the scan of a page has: A4 at 300 dpi is 26 MB without compression. */
const LENGTH_LIMIT = { bytes: 30_000_000, mend: 'Ask the repository for a smaller picture.' };
/** Most pixels of a picture that is made smaller: A3 at 600 dpi has 70 million. A few bytes can claim any number, and each takes four in memory. */
const MOST_PIXELS = 100_000_000;

/**
 * Copies the covers of a store's records, made smaller, and remembers each: another run asks only for new ones, and for those that are gone from the folder.
 * @param folder whose next state takes over what it has already
 * @param width in pixels; what is narrower stays so
 */
export async function copyCovers(
  {
    store,
    folder,
    client,
    width,
  }: { store: FeedStore; folder: FeedFolder; client: PoliteClient; width: number },
  { reporter }: CommandContext,
): Promise<void> {
  const wanted: { id: string; url: string }[] = [];
  for await (const { item } of store.listRecords()) {
    if (!item.image) continue;
    const file = await store.covers.read(nameCover(item.image, width));
    const isThere = file === '' || (file !== undefined && (await takeCover(file, store, folder)));
    if (!isThere) wanted.push({ id: item.id, url: item.image });
  }
  if (!wanted.length) return;
  const progress = reporter.begin('Copying covers', wanted.length);
  const missing: string[] = [];
  let failures = 0;
  for (const [index, { id, url }] of wanted.entries()) {
    try {
      const file = await copyCover(url, `${id}-${hash(url + String(width))}.webp`, { store, client, width });
      await store.covers.save(nameCover(url, width), file);
      if (!file) missing.push(id);
      failures = 0;
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      reporter.warn(`The cover of ${id} stays at its address: ${error.message}`);
      if (++failures < MOST_FAILURES) continue;
      reporter.warn(
        `${failures} covers failed in a row; the others stay at their addresses until the next run.`,
      );
      break;
    }
    progress.reach(index + 1);
  }
  progress.end();
  if (!missing.length) return;
  const ids = `${missing.slice(0, 3).join(', ')}${missing.length > 3 ? ' …' : ''}`;
  reporter.note(
    `Without a cover, since there is no picture at its address: ${ids} (${missing.length} in all).`,
  );
}

/* Name of the file; empty where there is no picture. */
async function copyCover(
  url: string,
  file: string,
  { store, client, width }: { store: FeedStore; client: PoliteClient; width: number },
): Promise<string> {
  try {
    const { body, type } = await client.get(url, 'image/*', { limit: LENGTH_LIMIT });
    // A proxy's page, say, which may be a picture another time.
    if (type === 'text/html') throw new CommandError(`${url} answers with an HTML page.`, EXIT.unreadable);
    const picture = await shrink(body, width);
    if (!picture) return '';
    await writeWhole(locateCopy(store, file), picture);
    return file;
  } catch (error) {
    if (error instanceof HttpError && (error.status === 404 || error.status === 410)) return '';
    throw error;
  }
}

/* `undefined`: it is no picture, or one of absurd dimensions. */
async function shrink(body: Buffer, width: number): Promise<Buffer | undefined> {
  try {
    const picture = sharp(body, { limitInputPixels: MOST_PIXELS });
    return await picture.resize({ width, withoutEnlargement: true }).webp().toBuffer();
  } catch {
    return undefined;
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
