import type { Item, LanguageVersion } from '../model/item.js';

/**
 * Fields that describe the work, so that all its editions share them. Every other field belongs to one
 * edition, because a card must not show the text of one edition with the title of another.
 */
const WORK_FIELDS = [
  'type',
  'dateIssued',
  'series',
  'rights',
  'authors',
  'subjects',
  'related',
  'alsoDownloaded',
  'withdrawn',
] as const;

/**
 * Returns an item in the edition of one of its language versions. The previous edition replaces the version
 * among the languages. Fields that belong to the previous edition only, such as its handle or DOI, are
 * dropped.
 * @param item the item, in any edition
 * @param version one of `item.languages`; without a title it makes no card, and the item is returned as it is
 */
export function showEdition(item: Item, version: LanguageVersion): Item {
  const { title } = version;
  if (!title) return item;
  const { language } = item;
  const work = Object.fromEntries(
    WORK_FIELDS.filter((field) => field in item).map((field) => [field, item[field]]),
  ) as Pick<Item, (typeof WORK_FIELDS)[number]>;
  const previous: readonly LanguageVersion[] = language ? [{ ...asEdition(item), language }] : [];
  const others = (item.languages ?? []).filter((other) => other !== version);
  return { ...work, ...version, id: version.id ?? item.id, title, languages: [...previous, ...others] };
}

function asEdition({ id, title, subtitle, summary, url, image, attachments }: Item) {
  return {
    id,
    title,
    attachments,
    ...(subtitle && { subtitle }),
    ...(summary && { summary }),
    ...(url && { url }),
    ...(image && { image }),
  };
}
