/** Registers the elements under their tags. */
import { FaoAlsoDownloaded } from '../elements/fao-also-downloaded.js';
import { FaoItemCard } from '../elements/fao-item-card.js';
import { FaoRelatedItems } from '../elements/fao-related-items.js';
import { register } from './register.js';

register('fao-item-card', FaoItemCard);
register('fao-related-items', FaoRelatedItems);
register('fao-also-downloaded', FaoAlsoDownloaded);

declare global {
  // The way in which createElement and querySelector learn the types of tags.
  interface HTMLElementTagNameMap {
    'fao-item-card': FaoItemCard;
    'fao-related-items': FaoRelatedItems;
    'fao-also-downloaded': FaoAlsoDownloaded;
  }
}
