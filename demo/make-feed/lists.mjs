/** The lists of an item that name other items of the feed. */

/**
 * Items related to an edition: the list seen on its page at FAO, else the one chosen for the demo.
 *
 * @param {import('./facts.mjs').Edition} edition
 * @param {import('./facts.mjs').Facts} facts
 * @returns {{ id: string, reason?: { shares: 'subjects', values: string[] } }[] | undefined} `undefined`
 *   where there is no list, so that the widget ranks
 */
export function listRelated(edition, { editions, relatedLists }) {
  const seen = relatedLists.seen.find(({ work }) => work === edition.work);
  if (seen) {
    const known = seen.related
      .map((work) => findVersion(work, edition.version.language, editions))
      .filter(Boolean);
    // An excerpt of which nothing can be shown says nothing about the whole list.
    return known.length > 0 ? known.map(({ id }) => ({ id })) : undefined;
  }
  return relatedLists.chosen[edition.id]?.map((id) => ({
    id,
    reason: giveReason(edition, findById(id, editions)),
  }));
}

/**
 * Sample counts of what else was downloaded.
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
      `related-lists.json: "${edition.id}" and "${other.id}" share no subject, so no reason can be given.`,
    );
  }
  return { shares: 'subjects', values: shared.slice(0, 3) };
}
