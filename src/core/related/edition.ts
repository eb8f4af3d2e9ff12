import type { Item, LanguageVersion } from '../model/item.js';

/**
 * An item in the edition of one of its language versions. The edition it was in takes the version's place among the languages, and what
 * belongs to that edition alone (its handle, DOI, UUID, job number, files) goes with it.
 * @param item the item, in any edition
 * @param version one of `item.languages` that has a title; one without is not enough for a card, and the item stays as it is
 */
export function showEdition(item: Item, version: LanguageVersion): Item {
  const { title } = version;
  if (!title) return item;
  const { handle, doi, uuid, jobNumber, citation, subtitle, summary, language, url, image, ...work } = item;
  const before: readonly LanguageVersion[] = language ? [{ ...asEdition(item), language }] : [];
  const others = (item.languages ?? []).filter((other) => other !== version);
  return { ...work, ...version, id: version.id ?? item.id, title, languages: [...before, ...others] };
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
