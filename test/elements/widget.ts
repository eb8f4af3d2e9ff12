import type { FaoAlsoDownloaded } from '../../src/elements/fao-also-downloaded.js';
import type { FaoItemCard } from '../../src/elements/fao-item-card.js';
import type { FaoRelatedItems } from '../../src/elements/fao-related-items.js';

/** Any of the three elements. */
export type Widget = FaoItemCard | FaoRelatedItems | FaoAlsoDownloaded;

/** The tag names of the three elements. */
export const widgetTags = ['fao-item-card', 'fao-related-items', 'fao-also-downloaded'] as const;
