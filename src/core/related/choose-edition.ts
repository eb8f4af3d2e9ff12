import { lookUpLanguage } from '../languages/look-up-language.js';
import type { Item, LanguageVersion } from '../model/item.js';
import { showEdition } from './edition.js';

/**
 * The item in the edition to show: the reader's language where there is one that a card can be made of, before the edition that was named.
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
 * The edition of an item to show in a list: the reader's language where there is one, before the edition that was listed. A record of its own says more
 * than the item's list of languages, and one that was withdrawn nothing.
 * @param records the records there are of the item's work, the item's own among them or not
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
