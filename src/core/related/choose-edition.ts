import { lookUpLanguage } from '../languages/look-up-language.js';
import type { Item, LanguageVersion } from '../model/item.js';
import { showEdition } from './edition.js';

/**
 * Returns an item in the edition to show: in the reader's language where such an edition has a title, or else
 * the named edition.
 * @param named the language version that the page names, if any
 * @param preferLang language of the reader, a BCP 47 tag
 */
export function chooseEdition(
  item: Item,
  named: LanguageVersion | undefined,
  preferLang: string | undefined,
): Item {
  const shown = named ? showEdition(item, named) : item;
  const versions = (shown.languages ?? []).filter(({ title }) => title);
  const tags = [shown.language ?? '', ...versions.map(({ language }) => language)];
  const best = preferLang && lookUpLanguage(preferLang, tags);
  const version = best !== shown.language && versions.find(({ language }) => language === best);
  return version ? showEdition(shown, version) : shown;
}

/**
 * Returns the edition of an item to show in a list: in the reader's language where there is one, or else the
 * listed item. Prefers an edition that is an item of the feed to one among the item's languages, and skips
 * withdrawn editions.
 * @param records items of the same work, with or without the item itself
 */
export function chooseAmong(item: Item, records: readonly Item[], readerLang: string | undefined): Item {
  const present = [item, ...records].filter(({ withdrawn }) => !withdrawn);
  const listed = present[0] ?? item;
  if (!readerLang) return listed;
  const tags = present.map(({ language }) => language ?? '');
  const best = lookUpLanguage(readerLang, tags);
  const record = best && present[tags.indexOf(best)];
  return record || chooseEdition(dropWithdrawn(listed, records), undefined, readerLang);
}

function dropWithdrawn(item: Item, records: readonly Item[]): Item {
  const gone = new Set(records.filter(({ withdrawn }) => withdrawn).map(({ id }) => id));
  const { languages } = item;
  if (!languages || !gone.size) return item;
  return { ...item, languages: languages.filter(({ id }) => !id || !gone.has(id)) };
}
