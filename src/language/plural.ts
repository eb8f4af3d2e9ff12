import { fillIn } from './fill-in.js';

/** A text in the plural forms of its language, named as in CLDR. Every language has `other`. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/**
 * Returns the text for a number, with `{count}` in the language's digits and grouping.
 * @param forms the text in each plural form
 * @param language BCP 47 tag
 */
export function pluralize(forms: PluralForms, count: number, language: string): string {
  const form = forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
  return fillIn(form, { count: count.toLocaleString(language) });
}
