/** The part that chooses an item's edition by language. */
export { lookUpLanguage } from '../languages/look-up-language.js';
export { chooseAmong, chooseEdition } from '../related/choose-edition.js';
