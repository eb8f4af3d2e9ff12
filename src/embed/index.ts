/**
 * The npm package: classes, configuration and types. Importing it registers nothing; `fao-widgets/define`
 * does.
 */
export { configure, registerSource, type Configuration } from '../config/configuration.js';
export type { FaoEventMap } from '../elements/events.js';
export { FaoAlsoDownloaded } from '../elements/fao-also-downloaded.js';
export { FaoItemCard } from '../elements/fao-item-card.js';
export { FaoRelatedItems } from '../elements/fao-related-items.js';
export type { Messages } from '../language/messages.js';
export type { OwnMessages } from '../language/own-messages.js';
export type { ErrorKind, LoadError, WidgetState } from '../core/model/error.js';
export type {
  CustomRequest,
  CustomSource,
  FeedReader,
  FieldMap,
  FieldPaths,
  ItemPaths,
  TextsPath,
  ValuePath,
} from '../core/custom/field-map.js';
export type {
  AlsoDownloaded,
  Attachment,
  Edition,
  Inline,
  Item,
  LanguageVersion,
  Mark,
  RelatedEntry,
  RichText,
  SharedMetadata,
} from '../core/model/item.js';
export type { ListedItem, ListName } from '../core/model/list.js';
export { VERSION } from './version.js';
