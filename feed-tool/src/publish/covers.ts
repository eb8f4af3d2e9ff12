import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Item } from 'fao-widgets-core';
import { STATE_FOLDER, type FeedStore } from '../store/store.js';
import { allowMissing, type FeedFolder } from './feed-folder.js';

/** The covers in a feed's folder. */
export interface CoverFiles {
  /**
   * Returns the item with the path of its copied cover instead of the URL; without a cover where the URL has
   * no image.
   * @param base path from the item's file to the feed's folder
   */
  replace(item: Item, base?: string): Item;
  /** Whether a key of the cover index belongs to one of these covers. */
  has(key: string): boolean;
}

/** Leaves the URLs of covers as they are, for feeds that copy no covers. */
export const REMOTE_COVERS: CoverFiles = { replace: (item) => item, has: () => false };

/**
 * Adds the copied covers to the next state of a feed's folder. Covers without a copy keep their URLs.
 * @param width of the copies in pixels
 */
export async function addCovers(store: FeedStore, folder: FeedFolder, width: number): Promise<CoverFiles> {
  const paths = new Map<string, string>();
  for await (const { item } of store.listRecords()) {
    const key = item.image && makeCoverKey(item.image, width);
    const file = key && (await store.covers.read(key));
    if (key === undefined || file === undefined) continue;
    if (file === '') paths.set(key, '');
    else if (await addCover(file, store, folder)) paths.set(key, locateInFeed(file));
  }
  return {
    replace: (item, base = '') => {
      const { image, ...rest } = item;
      const path = image && paths.get(makeCoverKey(image, width));
      if (path === '') return rest;
      return path === undefined ? item : { ...item, image: base + path };
    },
    has: (key) => paths.has(key),
  };
}

/**
 * Adds a cover to the next state of a feed's folder, from its present state or from the copies since.
 * @returns whether the file exists in one of the two
 */
export async function addCover(file: string, store: FeedStore, folder: FeedFolder): Promise<boolean> {
  const path = locateInFeed(file);
  if (folder.has(path)) return true;
  if (await folder.isWhole(path)) {
    folder.keep(path);
    return true;
  }
  const copy = await readFile(locateCopy(store, file)).catch(allowMissing);
  if (copy) await folder.add(path, copy);
  return !!copy;
}

/**
 * Deletes the index entries of covers that a feed does not have, and the copies: the published ones are in
 * the feed's folder. An interrupted run may leave entries without a file, whose covers the next run copies
 * again, or files without an entry, which the next publication deletes.
 * @param covers the published covers
 */
export async function pruneCovers(store: FeedStore, covers: CoverFiles): Promise<void> {
  await store.covers.forget((key) => !covers.has(key));
  await rm(locateCopy(store), { recursive: true, force: true });
}

/** Returns the path of a copy before it is published; without a name, the folder of all copies. */
export function locateCopy({ folder }: FeedStore, file = ''): string {
  return join(folder, STATE_FOLDER, 'covers', file);
}

/** Returns the key of a cover in the index, from its URL and the width of the copy in pixels. */
export function makeCoverKey(url: string, width: number): string {
  return `${width} ${url}`;
}

function locateInFeed(file: string): string {
  return `thumbnails/${file}`;
}
