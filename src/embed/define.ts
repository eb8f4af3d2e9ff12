/** Registers the elements under their tags. */
import { FaoItemCard } from '../elements/fao-item-card.js';
import { register } from './register.js';

register('fao-item-card', FaoItemCard);

declare global {
  // The way in which createElement and querySelector learn the types of tags.
  interface HTMLElementTagNameMap {
    'fao-item-card': FaoItemCard;
  }
}
