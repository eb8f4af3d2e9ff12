import { readCount, readLine, readList, readRecord, readText, type UnknownRecord } from 'fao-widgets-core';
import type { AlsoDownloadedRecord } from '../feed/feed-document.js';
import type { FeedFolder } from '../publish/feed-folder.js';
import type { Reporter } from '../report/reporter.js';

/** Maximum number of files named in the warning. */
const MAX_NAMED = 5;

/**
 * Recovers the download counts from the files of a feed without its `.fao-feed` state: a machine that starts
 * empty for each run has only the files. Skips unreadable files, and warns about them.
 * @returns `_fao.also_downloaded` by the item's id
 */
export async function recoverDownloads(
  folder: FeedFolder,
  reporter: Reporter,
): Promise<Map<string, AlsoDownloadedRecord>> {
  const byItem = new Map<string, AlsoDownloadedRecord>();
  const unreadable: string[] = [];
  for (const name of Object.keys(folder.manifest?.files ?? {})) {
    if (!/^(?:feed|pages\/.*|items\/.*)\.json$/.test(name)) continue;
    const feed = await readFeed(folder, name);
    if (!feed) unreadable.push(name);
    for (const item of readList(feed?.['items'])) {
      const { id, _fao } = readRecord(item);
      const downloads = readDownloads(readRecord(_fao)['also_downloaded']);
      if (typeof id === 'string' && downloads) byItem.set(id, downloads);
    }
  }
  warnOfLoss(unreadable, reporter);
  return byItem;
}

async function readFeed(folder: FeedFolder, name: string): Promise<UnknownRecord | undefined> {
  const text = await folder.read(name);
  if (text === undefined) return undefined;
  try {
    return readRecord(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

function readDownloads(value: unknown): AlsoDownloadedRecord | undefined {
  const record = readRecord(value);
  const [period, threshold] = [readText(record['period']), readCount(record['threshold'])];
  if (period === undefined || threshold === undefined) return undefined;
  const items = readList(record['items']).flatMap((entry) => {
    const { id, count } = readRecord(entry);
    const [name, number] = [readLine(id), readCount(count)];
    return name === undefined || number === undefined ? [] : { id: name, count: number };
  });
  return { period, threshold, items };
}

function warnOfLoss(files: readonly string[], reporter: Reporter): void {
  if (files.length === 0) return;
  const others = files.length > MAX_NAMED ? ` and ${files.length - MAX_NAMED} other files` : '';
  reporter.warn(
    `${files.slice(0, MAX_NAMED).join(', ')}${others} can’t be read, so the download counts in them are lost. Run \`fao-feed downloads\` again.`,
  );
}
