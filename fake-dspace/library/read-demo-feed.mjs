import { readFileSync } from 'node:fs';

/** Letters that end a job number of the years when FAO used one letter for a language. */
const oldSuffixes = { ar: 'a', en: 'e', es: 's', fr: 'f', ru: 'r', zh: 'c' };
const jobPattern = /^([a-z]{1,2}\d{3,5})([a-z]{1,2})$/i;
const entities = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** The text of a piece of HTML; a repository's abstracts are plain. */
function readText(html) {
  return html
    ?.replace(/<\/p>\s*(?=<p)/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name) => entities[name])
    .trim();
}

/**
 * Finds the job number that the feed leaves out, by the rule that language versions share all but the suffix: FAO's own search for them finds nothing else.
 */
function deriveJob({ language, _fao }, byId) {
  for (const { id } of _fao.languages ?? []) {
    const [, stem, suffix] = jobPattern.exec(byId.get(id)?._fao.job_number ?? '') ?? [];
    if (stem) return stem + (suffix.length === 1 ? (oldSuffixes[language] ?? language) : language);
  }
  return undefined;
}

function readPublication(item, byId) {
  const { _fao: fao } = item;
  return {
    id: item.id,
    title: item.title,
    subtitle: fao.subtitle,
    abstract: item.summary ?? readText(item.content_html),
    language: item.language,
    authors: (item.authors ?? []).map(({ name }) => name),
    subjects: item.tags ?? [],
    documentType: fao.type,
    issued: fao.date_issued,
    series: fao.series,
    rights: fao.rights,
    citation: fao.citation,
    doi: fao.doi,
    handle: fao.handle,
    uuid: fao.uuid,
    job: fao.job_number ?? deriveJob(item, byId),
    image: item.image,
    files: item.attachments ?? [],
    translations: (fao.languages ?? []).map(({ id }) => id),
    withdrawn: fao.status === 'withdrawn',
  };
}

/** In no feed: what every repository has, and what only a reader who kept an old address comes by. */
const madeUpWithdrawn = {
  id: 'zz0001en',
  title: 'Withdrawn record of the demonstration',
  abstract: 'Nobody reads this.',
  language: 'en',
  authors: [],
  subjects: ['migration'],
  issued: '2019',
  job: 'zz0001en',
  files: [],
  translations: [],
  withdrawn: true,
};

/**
 * Reads the publications of the demo feed, and one that was withdrawn.
 *
 * @returns {object[]} plain facts about each, in the feed's order; what is not known is undefined or an empty list
 */
export function readPublications() {
  const { items } = JSON.parse(readFileSync(new URL('../../demo/feed/feed.json', import.meta.url), 'utf8'));
  const byId = new Map(items.map((item) => [item.id, item]));
  const publications = items.map((item) => readPublication(item, byId));
  const taken = new Set();
  for (const publication of publications) {
    const job = publication.job?.toLowerCase();
    // Two versions in one language, such as a summary, can't both have the derived number.
    if (taken.has(job)) publication.job = undefined;
    else taken.add(job);
  }
  return [...publications, madeUpWithdrawn];
}
