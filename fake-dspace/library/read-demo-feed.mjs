import { readFileSync } from 'node:fs';

/** Suffixes of job numbers from the years when FAO used one letter per language. */
const oldSuffixes = { ar: 'a', en: 'e', es: 's', fr: 'f', ru: 'r', zh: 'c' };
const jobPattern = /^([a-z]{1,2}\d{3,5})([a-z]{1,2})$/i;
const entities = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** Converts HTML to text. The abstracts of a repository are plain text. */
function htmlToText(html) {
  return html
    ?.replace(/<\/p>\s*(?=<p)/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name) => entities[name])
    .trim();
}

/** Derives a job number that the feed lacks: language versions share all of it but the suffix. */
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
    abstract: item.summary ?? htmlToText(item.content_html),
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

/** The feed has no withdrawn item, but every repository has some. */
const withdrawnPublication = {
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

/** Reads a file of the demo feed; `path` is relative to the folder of the feed. */
export const readFeedFile = (path) => readFileSync(new URL(`../../demo/feed/${path}`, import.meta.url));

/**
 * Reads the publications of the demo feed, and adds a withdrawn one.
 *
 * @returns {object[]} facts about each publication, in the order of the feed; unknown facts are undefined or
 *   an empty list
 */
export function readDemoFeed() {
  const { items } = JSON.parse(readFeedFile('feed.json'));
  const byId = new Map(items.map((item) => [item.id, item]));
  const publications = items.map((item) => readPublication(item, byId));
  const taken = new Set();
  for (const publication of publications) {
    const job = publication.job?.toLowerCase();
    // Two versions in one language, such as a summary, cannot both have the derived number.
    if (taken.has(job)) publication.job = undefined;
    else taken.add(job);
  }
  return [...publications, withdrawnPublication];
}
