/**
 * The entry of the package `fao-widgets-core`, for programs outside the browser: `fao-feed` imports from it
 * the code that it shares with the widgets. The widgets import the modules directly.
 */

export type { Attachment, Inline, Item, LanguageVersion, RichText, SharedMetadata } from './model/item.js';
export type { LoadError } from './model/error.js';
export { createLoadError, isLoadError } from './model/load-error.js';
export type { JsonOptions, Requests } from './model/source.js';
export { TEXT_FIELDS, type TextFields } from './fields.js';

export {
  expandIdentifier,
  listEditionIdentifiers,
  listItemIdentifiers,
} from './identifiers/expand-identifier.js';
export { isJobNumber } from './identifiers/job-number.js';
export { isUuid } from './identifiers/uuid.js';
export { readLanguage } from './languages/read-language.js';

export { MAX_PAGES } from './json-feed/pages.js';
export { readItem } from './json-feed/read-item.js';
export { MAX_RECORDS } from './json-feed/read-many.js';

export { chooseFields } from './dspace/choose-fields.js';
export { findRecord } from './dspace/find-record.js';
export { findVersions, listVersionLinks } from './dspace/language-versions.js';
export { mapRecord, type MappedRecord } from './dspace/map-record.js';
export type { MetadataChoice, MetadataFields } from './dspace/metadata-fields.js';
export { splitPath } from './dspace/read-metadata.js';
export { HAL, makeRepository, type Repository } from './dspace/repository.js';
export { searchPage, type SearchResults } from './dspace/search.js';

export { indexMetadata, type MetadataIndex } from './related/metadata-index.js';
export { findReason, rankRelated } from './related/rank-related.js';
export { listSharedIdentifiers } from './related/works.js';

export { readRetryAfter } from './retry-after.js';
export { decodeReferences } from './sanitize/character-references.js';
export { hasMarkup } from './sanitize/markup.js';
export { readRichText } from './sanitize/rich-text.js';
export {
  MAX_LIST_LENGTH,
  MAX_TEXT_LENGTH,
  readCount,
  readLine,
  readList,
  readRecord,
  readText,
  type UnknownRecord,
} from './sanitize/text.js';
export { readUrl } from './sanitize/url.js';
