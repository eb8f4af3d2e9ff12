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

/** Maximum number of failures in a row; the next run copies the rest. */
const MAX_FAILURES = 5;
/** Refused covers that are named one by one. */
const MAX_NAMED = 5;

/** More than the scan of a page has: A4 at 300 dpi is 26 MB without compression. */
const LENGTH_LIMIT = { bytes: 30_000_000, hint: 'Ask the repository for a smaller picture.' };
/**
 * Most pixels of a picture that is made smaller: A3 at 600 dpi has 70 million. A few bytes can claim any
 * number, and each takes four in memory.
 */
const MAX_PIXELS = 100_000_000;

/** A cover that is not in the feed yet. */
interface Wanted {
  readonly id: string;
  readonly url: string;
  /** Name of its file. */
  readonly file: string;
}

/** What covers are copied with. */
interface CopyOptions {
  readonly store: FeedStore;
  /** Its next state takes over what it has already. */
  readonly folder: FeedFolder;
  readonly client: PoliteClient;
  /** In pixels; what is narrower stays so. */
  readonly width: number;
}

/**
 * Copies the covers of a store's records, made smaller, and remembers each: another run asks only for new
 * ones, and for those that are gone from the folder.
 */
export async function copyCovers(options: CopyOptions, { reporter }: CommandContext): Promise<void> {
  const { store, width } = options;
  const wanted = await listWanted(options);
  if (!wanted.length) return;
  const progress = reporter.begin('Copying covers', wanted.length);
  const missing: string[] = [];
  let [failures, refused] = [0, 0];
  for (const [index, { id, url, file }] of wanted.entries()) {
    try {
      const isThere = await copyCover(url, file, options);
      await store.covers.save(nameCover(url, width), isThere ? file : '');
      if (!isThere) missing.push(id);
      failures = 0;
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      const isCut = error.exitCode === EXIT.unreachable;
      if (isCut || ++refused <= MAX_NAMED)
        reporter.warn(`The cover of ${id} stays at its address: ${error.message}`);
      // An error of one image does not concern the next one.
      if (!isCut || ++failures < MAX_FAILURES) continue;
      reporter.warn(
        `${failures} covers failed in a row; the others stay at their addresses until the next run.`,
      );
      break;
    }
    progress.reach(index + 1);
  }
  if (refused > MAX_NAMED)
    reporter.warn(`${refused - MAX_NAMED} more covers stay at their addresses for such reasons.`);
  progress.end();
  if (!missing.length) return;
  const ids = `${missing.slice(0, 3).join(', ')}${missing.length > 3 ? ' …' : ''}`;
  reporter.note(
    `Without a cover, since there is no picture at its address: ${ids} (${missing.length} in all).`,
  );
}

/* Where the memory is lost, the feed may have a cover nevertheless. */
async function listWanted({ store, folder, width }: CopyOptions): Promise<Wanted[]> {
  const wanted: Wanted[] = [];
  for await (const { item } of store.listRecords()) {
    if (!item.image) continue;
    const one = { id: item.id, url: item.image, file: nameFile(item.id, item.image, width) };
    const file = await store.covers.read(nameCover(one.url, width));
    if (file === '') continue;
    if (!(await takeCover(file ?? one.file, store, folder))) wanted.push(one);
    else if (file === undefined) await store.covers.save(nameCover(one.url, width), one.file);
  }
  return wanted;
}

/* Whether there is a picture. */
async function copyCover(url: string, file: string, { store, client, width }: CopyOptions): Promise<boolean> {
  try {
    const { body, type } = await client.get(url, 'image/*', { limit: LENGTH_LIMIT });
    // A proxy's page, say, which may be a picture another time.
    if (type === 'text/html') throw new CommandError(`${url} answers with an HTML page.`, EXIT.unreachable);
    const picture = await shrink(body, width);
    if (picture) await writeWhole(locateCopy(store, file), picture);
    return !!picture;
  } catch (error) {
    if (error instanceof HttpError && (error.status === 404 || error.status === 410)) return false;
    throw error;
  }
}

/* Returns `undefined` for anything but an image of reasonable dimensions. */
async function shrink(body: Buffer, width: number): Promise<Buffer | undefined> {
  try {
    const picture = sharp(body, { limitInputPixels: MAX_PIXELS });
    return await picture.resize({ width, withoutEnlargement: true }).webp().toBuffer();
  } catch {
    return undefined;
  }
}

function nameFile(id: string, url: string, width: number): string {
  const hash = createHash('sha256').update(url + String(width));
  return `${id}-${hash.digest('hex').slice(0, 8)}.webp`;
}
