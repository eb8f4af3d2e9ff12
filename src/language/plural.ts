import { fillIn } from './fill-in.js';

/** A text in the plural forms of its language (CLDR names them); `other` is the one that every language has. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/**
 * A text for a number of things, `{count}` filled in by the language's own digits and grouping.
 * @param forms the text in each plural form
 * @param language BCP 47 tag
 */
export function pluralize(forms: PluralForms, count: number, language: string): string {
  const form = forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
  return fillIn(form, { count: count.toLocaleString(language) });
}
