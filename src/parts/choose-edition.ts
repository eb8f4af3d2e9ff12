/** The part that chooses an item's edition by language. */
export { lookUpLanguage } from '../core/languages/look-up-language.js';
export { chooseAmong, chooseEdition } from '../core/related/choose-edition.js';
