/** Registers the elements under their tags. */
import { FaoAlsoDownloaded } from '../elements/fao-also-downloaded.js';
import { FaoItemCard } from '../elements/fao-item-card.js';
import { FaoRelatedItems } from '../elements/fao-related-items.js';
import { register } from './register.js';

register('fao-item-card', FaoItemCard);
register('fao-related-items', FaoRelatedItems);
register('fao-also-downloaded', FaoAlsoDownloaded);

declare global {
  // Types of the elements for createElement and querySelector.
  interface HTMLElementTagNameMap {
    'fao-item-card': FaoItemCard;
    'fao-related-items': FaoRelatedItems;
    'fao-also-downloaded': FaoAlsoDownloaded;
  }
}
