import { lookUpLanguage } from '../i18n/language-lookup.js';
import type { Item, LanguageVersion } from '../model/item.js';
import { showEdition } from '../relate/edition.js';

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
 * than the item's list of languages.
 * @param records the records there are of the item's work, the item's own among them or not
 */
export function chooseAmong(item: Item, records: readonly Item[], readerLang: string | undefined): Item {
  if (!readerLang) return item;
  const candidates = [item, ...records.filter(({ withdrawn }) => !withdrawn)];
  const best = lookUpLanguage(
    readerLang,
    candidates.map(({ language }) => language ?? ''),
  );
  const record = candidates.find(({ language }) => best && language === best);
  return record ?? chooseEdition(item, undefined, readerLang);
}
