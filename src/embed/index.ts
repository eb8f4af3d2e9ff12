/** The npm package: classes, configuration and types. Importing it registers nothing; `fao-widgets/define` does. */
export { configure, registerSource, type Configuration } from '../controllers/configuration.js';
export type { FaoEventMap } from '../elements/events.js';
export { FaoAlsoDownloaded } from '../elements/fao-also-downloaded.js';
export { FaoItemCard } from '../elements/fao-item-card.js';
export { FaoRelatedItems } from '../elements/fao-related-items.js';
export type { Messages } from '../i18n/messages.js';
export type { OwnMessages } from '../i18n/own-messages.js';
export type { ErrorKind, LoadError, WidgetState } from '../model/error.js';
export type * from '../model/custom-source.js';
export type * from '../model/item.js';
export type * from '../model/list.js';
export { VERSION } from './version.js';
