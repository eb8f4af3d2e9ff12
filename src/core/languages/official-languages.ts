/**
 * The official languages of the United Nations, in which FAO publishes, in the order of their English names.
 */
export const OFFICIAL_LANGUAGES = ['ar', 'zh', 'en', 'fr', 'ru', 'es'];
