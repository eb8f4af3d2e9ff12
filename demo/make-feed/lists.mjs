/** Makes the lists of other items in an item. */

/**
 * Lists the items related to an edition: those on its page in FAO's repository, else those chosen for the
 * demo.
 *
 * @param {import('./facts.mjs').Edition} edition
 * @param {import('./facts.mjs').Facts} facts
 * @returns {{ id: string, reason?: { shares: 'subjects', values: string[] } }[] | undefined} `undefined` if
 *   there is no list, so that the widget ranks items itself
 */
export function listRelated(edition, { editions, relatedLists }) {
  const seen = relatedLists.seen.find(({ work }) => work === edition.work);
  if (seen) {
    const known = seen.related
      .map((work) => findVersion(work, edition.version.language, editions))
      .filter(Boolean);
    // The page showed an excerpt. If the demo has none of its items, its list is unknown, not empty.
    return known.length > 0 ? known.map(({ id }) => ({ id })) : undefined;
  }
  return relatedLists.chosen[edition.id]?.map((id) => ({
    id,
    reason: giveReason(edition, findById(id, editions)),
  }));
}

/**
 * Lists sample counts of items that the same people downloaded.
 *
 * @param {import('./facts.mjs').Edition} edition
 * @param {import('./facts.mjs').Facts} facts
 * @returns {object | undefined} `_fao.also_downloaded`, most downloaded first
 */
export function listAlsoDownloaded({ id }, { downloads }) {
  const counts = downloads.alsoDownloaded[id];
  if (!counts) return undefined;
  const items = Object.entries(counts).map(([other, count]) => ({ id: other, count }));
  items.sort((a, b) => b.count - a.count);
  return { period: downloads.period, threshold: downloads.threshold, sample: true, items };
}

function findVersion(work, language, editions) {
  const versions = editions.filter((edition) => edition.work === work);
  const inLanguage = (wanted) => versions.find(({ version }) => version.language === wanted);
  return inLanguage(language) ?? inLanguage('en') ?? versions[0];
}

function findById(id, editions) {
  return editions.find((edition) => edition.id === id);
}

function giveReason(edition, other) {
  const shared = (edition.version.subjects ?? []).filter((subject) =>
    other.version.subjects?.includes(subject),
  );
  if (shared.length === 0) {
    throw new Error(
      `related-lists.json: "${edition.id}" and "${other.id}" share no subject, so there is no reason to show.`,
    );
  }
  return { shares: 'subjects', values: shared.slice(0, 3) };
}
