/**
 * What is known about the publications, read from demo/facts and joined into one record a language version.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { requireKnownItems, requireKnownVersions } from './check-facts.mjs';

/**
 * One language version of a work.
 *
 * @typedef {object} Edition
 * @property {string} id id in the feed: the job number in lower case, else `<work>-<language>`
 * @property {string} work name that groups the language versions of one publication
 * @property {boolean} onlyEdition whether its item page says that there are no other language versions
 * @property {Record<string, any>} version the record of demo/facts/publications.json
 * @property {{ text?: string, html?: string } | undefined} abstract
 * @property {'drawn' | 'missing' | 'none'} cover `missing` is a link that leads nowhere, on purpose
 * @property {number | undefined} fileSize bytes of its first file, a sample
 */

/**
 * @typedef {object} Facts
 * @property {Edition[]} editions
 * @property {{ title: string, description: string, language: string, updated: string, note: string }} head
 * @property {{ seen: { work: string | null, related: string[] }[], chosen: Record<string, string[]> }}
 *   relatedLists
 * @property {{ period: string, threshold: number, alsoDownloaded: Record<string, Record<string, number>> }}
 *   downloads
 */

/**
 * Reads the files of demo/facts.
 *
 * @param {string} folder
 * @returns {Promise<Facts>}
 * @throws {Error} naming the file, where one can't be read or speaks of an item that there is not
 */
export async function readFacts(folder) {
  const names = [
    'publications',
    'abstracts',
    'related-lists',
    'sample-downloads',
    'cover-choices',
    'feed-head',
  ];
  const [{ works }, { abstracts }, relatedLists, downloads, covers, head] = await Promise.all(
    names.map((name) => readJson(join(folder, `${name}.json`))),
  );
  const editions = works.flatMap(({ work, versions, noOtherLanguagesOnItsPage = false }) =>
    versions.map((version) => {
      const id = nameEdition(work, version);
      return {
        id,
        work,
        onlyEdition: noOtherLanguagesOnItsPage,
        version,
        abstract: abstracts[work]?.[version.language],
        cover: chooseCover(id, covers),
        fileSize: downloads.fileSizes[id],
      };
    }),
  );
  requireKnownVersions(editions, abstracts);
  requireKnownItems(editions, { relatedLists, downloads, covers });
  return { editions, head, relatedLists, downloads };
}

function nameEdition(work, version) {
  return version.jobNumber?.toLowerCase() ?? `${work}-${version.language}`;
}

function chooseCover(id, { withoutCover, deadLink }) {
  if (id === deadLink) return 'missing';
  return withoutCover.includes(id) ? 'none' : 'drawn';
}

async function readJson(path) {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new Error(`${path} can't be read as JSON: ${cause.message}`, { cause });
  }
}
