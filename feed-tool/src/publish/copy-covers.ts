import { createHash } from 'node:crypto';
import { writeAtomically } from '../feed/atomic-file.js';
import { HttpError } from '../fetch/http-error.js';
import type { PoliteClient } from '../fetch/polite-client.js';
import { CommandError } from '../report/command-error.js';
import type { CommandContext } from '../report/context.js';
import { EXIT } from '../report/exit-codes.js';
import type { FeedStore } from '../store/store.js';
import { addCover, locateCopy, makeCoverKey } from './covers.js';
import type { FeedFolder } from './feed-folder.js';

/** Maximum number of failures in a row; the next run copies the rest. */
const MAX_FAILURES = 5;
/** Maximum number of refused covers that the messages name. */
const MAX_NAMED = 5;

/** Above the size of a scanned page: A4 at 300 dpi is 26 MB without compression. */
const LENGTH_LIMIT = {
  bytes: 30_000_000,
  hint: 'Ask the administrator of the repository for a smaller image.',
};
/**
 * Maximum number of pixels of an image that is decoded: A3 at 600 dpi has 70 million. A file of a few bytes
 * can declare any number, and each pixel takes four bytes of memory.
 */
const MAX_PIXELS = 100_000_000;

/** A cover that the feed lacks. */
interface MissingCover {
  readonly id: string;
  readonly url: string;
  /** Name of its file. */
  readonly file: string;
}

/** Options of {@link copyCovers}. */
interface CopyOptions {
  readonly store: FeedStore;
  /** The feed's folder; its next state keeps the covers that it has. */
  readonly folder: FeedFolder;
  readonly client: PoliteClient;
  /** Maximum width of the copies in pixels. */
  readonly width: number;
}

/**
 * Copies the covers of a store's records, resized, and saves each in the index: the next run requests only
 * new covers, and those whose files were deleted from the folder.
 */
export async function copyCovers(options: CopyOptions, { reporter }: CommandContext): Promise<void> {
  const { store, width } = options;
  const covers = await listMissing(options);
  if (!covers.length) return;
  const progress = reporter.begin('Copying covers', covers.length);
  const withoutImage: string[] = [];
  let [failures, refused] = [0, 0];
  for (const [index, { id, url, file }] of covers.entries()) {
    try {
      const hasImage = await copyCover(url, file, options);
      await store.covers.save(makeCoverKey(url, width), hasImage ? file : '');
      if (!hasImage) withoutImage.push(id);
      failures = 0;
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      const isCut = error.exitCode === EXIT.unreachable;
      if (isCut || ++refused <= MAX_NAMED)
        reporter.warn(`The feed has the URL of the cover of ${id}, not a copy: ${error.message}`);
      // Only a failed request makes it likely that the next one fails too.
      if (!isCut || ++failures < MAX_FAILURES) continue;
      reporter.warn(
        `${failures} covers failed in a row; the feed has the URLs of the others until the next run.`,
      );
      break;
    }
    progress.reach(index + 1);
  }
  if (refused > MAX_NAMED)
    reporter.warn(`The feed has the URLs of ${refused - MAX_NAMED} more covers, for similar reasons.`);
  progress.end();
  if (!withoutImage.length) return;
  const ids = `${withoutImage.slice(0, 3).join(', ')}${withoutImage.length > 3 ? ' …' : ''}`;
  reporter.note(`Items without a cover, since its URL has no image: ${ids} (${withoutImage.length} in all).`);
}

/* Without an index, the feed may still have a cover. */
async function listMissing({ store, folder, width }: CopyOptions): Promise<MissingCover[]> {
  const missing: MissingCover[] = [];
  for await (const { item } of store.listRecords()) {
    if (!item.image) continue;
    const cover = { id: item.id, url: item.image, file: nameFile(item.id, item.image, width) };
    const file = await store.covers.read(makeCoverKey(cover.url, width));
    if (file === '') continue;
    if (!(await addCover(file ?? cover.file, store, folder))) missing.push(cover);
    else if (file === undefined) await store.covers.save(makeCoverKey(cover.url, width), cover.file);
  }
  return missing;
}

/* Returns whether the URL has an image. */
async function copyCover(url: string, file: string, { store, client, width }: CopyOptions): Promise<boolean> {
  try {
    const { body, type } = await client.get(url, 'image/*', { limit: LENGTH_LIMIT });
    // A login page or the page of a proxy: a later request may return the image.
    if (type === 'text/html') throw new CommandError(`${url} responds with an HTML page.`, EXIT.unreachable);
    const image = await resize(body, width);
    if (image) await writeAtomically(locateCopy(store, file), image);
    return !!image;
  } catch (error) {
    if (error instanceof HttpError && (error.status === 404 || error.status === 410)) return false;
    throw error;
  }
}

/* Returns `undefined` for anything but an image of reasonable dimensions. */
async function resize(body: Buffer, width: number): Promise<Buffer | undefined> {
  // It takes 20 MB of memory, and most runs copy no cover.
  const { default: sharp } = await import('sharp');
  try {
    const image = sharp(body, { limitInputPixels: MAX_PIXELS });
    return await image.resize({ width, withoutEnlargement: true }).webp().toBuffer();
  } catch {
    return undefined;
  }
}

function nameFile(id: string, url: string, width: number): string {
  const hash = createHash('sha256').update(url + String(width));
  return `${id}-${hash.digest('hex').slice(0, 8)}.webp`;
}
