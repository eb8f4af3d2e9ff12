import { readList, readRecord } from '../../../src/sources/clean/text.js';
import type { AlsoDownloadedRecord } from '../feed/feed-document.js';
import type { FeedFolder } from '../publish/feed-folder.js';

/**
 * Reads back from a feed's files what was counted of downloads: the memory of a feed may be lost, as on machines that begin anew for each run, and the logs with it.
 * @returns `_fao.also_downloaded` by the item's id
 */
export async function recoverDownloads(folder: FeedFolder): Promise<Map<string, AlsoDownloadedRecord>> {
  const byItem = new Map<string, AlsoDownloadedRecord>();
  for (const name of Object.keys(folder.manifest?.files ?? {})) {
    if (!/^(?:feed|pages\/.*|items\/.*)\.json$/.test(name)) continue;
    const feed = readRecord(JSON.parse((await folder.read(name)) ?? '{}'));
    for (const item of readList(feed['items'])) {
      const { id, _fao } = readRecord(item);
      const downloads = readRecord(_fao)['also_downloaded'];
      if (typeof id === 'string' && downloads) byItem.set(id, downloads as AlsoDownloadedRecord);
    }
  }
  return byItem;
}
