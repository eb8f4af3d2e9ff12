import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ItemRecord } from '../feed/feed-document.js';
import { MEMORY, type FeedStore } from '../store/store.js';
import { allowMissing, type FeedFolder } from './feed-folder.js';

/** Where the covers of a feed are. */
export interface CoverFiles {
  /** The record with its cover where it is in the feed; without one where there is no picture. */
  replace(record: ItemRecord, base?: string): ItemRecord;
  /** Whether the memory's row of this name is about one of them. */
  has(name: string): boolean;
}

/** Covers that stay where they are. */
export const REMOTE_COVERS: CoverFiles = { replace: (record) => record, has: () => false };

/**
 * Adds the covers that were copied to the next state of a feed's folder.
 * @returns where they are; those that were not copied, or are lost, stay at their addresses
 */
export async function addCovers(store: FeedStore, folder: FeedFolder, width: number): Promise<CoverFiles> {
  const paths = new Map<string, string>();
  for await (const { item } of store.listRecords()) {
    const name = item.image && nameCover(item.image, width);
    const file = name && (await store.covers.read(name));
    if (name === undefined || file === undefined) continue;
    if (file === '') paths.set(name, '');
    else if (await takeCover(file, store, folder)) paths.set(name, nameInFeed(file));
  }
  return {
    replace: ({ image, ...record }, base = '') => {
      const path = image && paths.get(nameCover(image, width));
      if (image === undefined || path === '') return record;
      return { ...record, image: path === undefined ? image : base + path };
    },
    has: (name) => paths.has(name),
  };
}

/**
 * Takes a cover into the next state of a feed's folder: as it is there, else as it was copied since.
 * @returns whether it is in one of the two places
 */
export async function takeCover(file: string, store: FeedStore, folder: FeedFolder): Promise<boolean> {
  const path = nameInFeed(file);
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
 * Forgets the covers that a feed does not have, and drops the copies: what is published is in the feed's
 * folder. Whoever is killed on the way leaves rows without a file, for which covers are copied again, or
 * files without a row, which the next publication drops.
 * @param covers that were published
 */
export async function pruneCovers(store: FeedStore, covers: CoverFiles): Promise<void> {
  await store.covers.forget((name) => !covers.has(name));
  await rm(locateCopy(store), { recursive: true, force: true });
}

/** Path of a copy before it is published; without a name, the folder of all copies. */
export function locateCopy({ folder }: FeedStore, file = ''): string {
  return join(folder, MEMORY, 'covers', file);
}

/** Name of the row about the cover at an address, in a width in pixels. */
export function nameCover(url: string, width: number): string {
  return `${width} ${url}`;
}

function nameInFeed(file: string): string {
  return `thumbnails/${file}`;
}
