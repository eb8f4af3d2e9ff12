/** The part that fills lists: it chooses the entries and counts their impressions. */
export { chooseEntries } from '../core/related/choose-entries.js';
export { loadFallbackList } from '../loading/fallback-list.js';
export { watchCards } from '../list/watch-cards.js';
