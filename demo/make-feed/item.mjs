/** Makes a feed item from the facts about a language version. */
import { chooseLandingPage, listAttachments } from './urls.mjs';

/**
 * Makes the item without the lists of other items. Unknown fields are absent.
 *
 * @param {import('./facts.mjs').Edition} edition
 * @param {import('./facts.mjs').Edition[]} editions all of them, to find the other languages of the work
 * @param {string} coverFolder folder of the covers, relative to the file with the item
 * @returns {Record<string, any>} an item that matches schema/fao-feed.schema.json
 */
export function makeItem(edition, editions, coverFolder) {
  const { id, version, abstract } = edition;
  return withoutUnknown({
    id,
    url: chooseLandingPage(version),
    title: version.title,
    summary: abstract?.text,
    content_html: abstract?.html,
    image: coverUrl(edition, coverFolder),
    language: version.language,
    tags: version.subjects,
    authors: version.authors?.map((name) => ({ name })),
    attachments: attachmentsOf(edition),
    _fao: withoutUnknown({
      version: '1',
      type: version.type,
      subtitle: version.subtitle,
      date_issued: version.year && String(version.year),
      job_number: version.jobNumber,
      handle: version.handle,
      doi: version.doi,
      uuid: version.uuid,
      series: [version.series, version.seriesNumber].filter(Boolean).join(' ') || undefined,
      rights: version.rights,
      languages: listLanguages(edition, editions, coverFolder),
    }),
  });
}

function listLanguages(edition, editions, coverFolder) {
  const others = editions.filter(({ work, id }) => work === edition.work && id !== edition.id);
  if (others.length === 0) return edition.onlyEdition ? [] : undefined;
  return others.map((other) =>
    withoutUnknown({
      language: other.version.language,
      id: other.id,
      url: chooseLandingPage(other.version),
      title: other.version.title,
      subtitle: other.version.subtitle,
      summary: other.abstract && writePlainText(other.abstract),
      image: coverUrl(other, coverFolder),
      attachments: attachmentsOf(other),
    }),
  );
}

function coverUrl({ id, cover }, coverFolder) {
  return cover === 'none' ? undefined : `${coverFolder}${id}.svg`;
}

function attachmentsOf({ version, fileSize }) {
  const attachments = listAttachments(version, fileSize);
  return attachments.length > 0 ? attachments : undefined;
}

/**
 * Converts an abstract to plain text, as `languages` requires. The abstracts of the demo have `p`, `em` and
 * `sub` only.
 */
function writePlainText({ text, html }) {
  return text ?? html.replaceAll('</p><p>', '\n\n').replace(/<[^>]+>/g, '');
}

function withoutUnknown(fields) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
