/** Checks that the files of demo/facts refer to the same publications. */

/**
 * Checks that ids are unique and that abstracts belong to known versions.
 *
 * @param {import('./facts.mjs').Edition[]} editions
 * @param {Record<string, Record<string, object>>} abstracts by work and language
 * @throws {Error} if two editions have the same id, or an abstract belongs to no edition
 */
export function requireKnownVersions(editions, abstracts) {
  const ids = new Set();
  for (const { id } of editions) {
    if (ids.has(id))
      throw new Error(`publications.json: two versions have the id "${id}"; check their job numbers.`);
    ids.add(id);
  }
  const versions = new Set(editions.map(({ work, version }) => `${work} (${version.language})`));
  for (const [work, byLanguage] of Object.entries(abstracts)) {
    for (const language of Object.keys(byLanguage)) {
      const name = `${work} (${language})`;
      if (!versions.has(name)) {
        throw new Error(
          `abstracts.json: "${name}" is no version in publications.json; fix the work or the language.`,
        );
      }
    }
  }
}

/**
 * Checks that the lists of the demo contain known items only.
 *
 * @param {import('./facts.mjs').Edition[]} editions
 * @param {{ relatedLists: any, downloads: any, covers: any }} choices
 * @throws {Error} if a list contains an unknown id
 */
export function requireKnownItems(editions, { relatedLists, downloads, covers }) {
  const ids = new Set(editions.map(({ id }) => id));
  const namedIn = {
    'related-lists.json': namesOf(relatedLists.chosen),
    'sample-downloads.json': [
      ...Object.keys(downloads.fileSizes),
      ...Object.entries(downloads.alsoDownloaded).flatMap(([id, counts]) => [id, ...Object.keys(counts)]),
    ],
    'cover-choices.json': [...covers.withoutCover, covers.deadLink],
  };
  for (const [file, names] of Object.entries(namedIn)) {
    const unknown = names.filter((name) => !ids.has(name));
    if (unknown.length > 0) {
      throw new Error(`${file} names items that publications.json does not have: ${unknown.join(', ')}.`);
    }
  }
}

function namesOf(lists) {
  return Object.entries(lists).flatMap(([id, others]) => [id, ...others]);
}
