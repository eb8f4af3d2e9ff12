import type { PluralForms } from './plural.js';

/** Messages about the content of an element: one publication, or several. */
export interface StateMessages {
  /** Label of the button that loads the content. */
  readonly show: string;
  readonly unreachable: string;
  readonly unusable: string;
}

/** All texts of the interface. `{…}` is the placeholder of a value. */
export interface Messages {
  readonly alsoAvailableIn: string;
  readonly noResults: string;
  readonly showMore: string;
  readonly showLess: string;
  readonly download: string;
  /** Follows the link to the main file; `{count}`: number of further files. */
  readonly moreFiles: PluralForms;
  readonly loading: string;
  /** Announced before the title of a loaded card. */
  readonly loaded: string;
  /** Number of items in a list, announced when it has loaded. */
  readonly publications: PluralForms;
  /** A label, `{label}`, and its text, `{text}`. */
  readonly labelled: string;
  readonly tryAgain: string;
  readonly withdrawn: string;
  /** For an older version of an item. */
  readonly superseded: string;
  /** Shown with cached content; `{date}`: the day when its feed was made, or else read. */
  readonly lastUpdated: string;
  /** Follows the language of the shown edition, for screen readers; with its brackets. */
  readonly shownEdition: string;
  /** Follows the text of a link, for screen readers; with its brackets. */
  readonly opensInNewTab: string;
  readonly relatedItems: string;
  readonly relatedItemsDescription: string;
  readonly alsoDownloaded: string;
  readonly alsoDownloadedDescription: string;
  /** Precedes the values that a related item shares. */
  readonly shares: Readonly<Record<'subjects' | 'series' | 'authors', string>>;
  /** Between values of the same kind. */
  readonly separator: string;
  /** Between format and size of a file. */
  readonly factSeparator: string;
  readonly offline: string;
  readonly notFound: string;
  /** For an item that the repository shows only to some readers. */
  readonly notPublic: string;
  readonly card: StateMessages;
  readonly list: StateMessages;
}

/** Messages with their language, which sets direction and formats. */
export interface LocalMessages {
  readonly messages: Messages;
  /**
   * BCP 47 tag for formats: the requested tag, in canonical form, where its language has messages; else `en`.
   */
  readonly language: string;
}
