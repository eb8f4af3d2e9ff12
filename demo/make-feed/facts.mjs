/**
 * Reads the facts about the publications in demo/facts, and joins them into one record per language version.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { requireKnownItems, requireKnownVersions } from './check-facts.mjs';

/**
 * One language version of a work.
 *
 * @typedef {object} Edition
 * @property {string} id in the feed: the job number in lower case, else `<work>-<language>`
 * @property {string} work name that groups the language versions of one publication
 * @property {boolean} onlyEdition whether its page in the repository lists no other language versions
 * @property {Record<string, any>} version the record of demo/facts/publications.json
 * @property {{ text?: string, html?: string } | undefined} abstract
 * @property {'drawn' | 'missing' | 'none'} cover `missing`: the feed links to a file that does not exist, on
 *   purpose
 * @property {number | undefined} fileSize of its first file in bytes, a sample
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
 * @throws {Error} with the name of the file, if a file can't be read or names an unknown item
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
