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
