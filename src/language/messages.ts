import type { PluralForms } from './plural.js';

/** What is said of the thing that a widget shows: one publication, or several. */
export interface StateMessages {
  /** The button that loads it. */
  readonly show: string;
  readonly unreachable: string;
  readonly unusable: string;
}

/** Every text of the interface. `{…}` stands for a value put in. */
export interface Messages {
  readonly alsoAvailableIn: string;
  readonly noResults: string;
  readonly showMore: string;
  readonly showLess: string;
  readonly download: string;
  /** After the file that the card offers: `{count}` is how many there are besides. */
  readonly moreFiles: PluralForms;
  readonly loading: string;
  /** Said to screen readers before the title of a card that has come. */
  readonly loaded: string;
  /** How many items a list has, said to screen readers when it has come. */
  readonly publications: PluralForms;
  /** A label, `{label}`, and what it stands for, `{text}`. */
  readonly labelled: string;
  readonly tryAgain: string;
  readonly withdrawn: string;
  /** With a copy that may be out of date: `{date}` is the day its feed was made, or else read. */
  readonly lastUpdated: string;
  /** After the name of the language that is shown, for screen readers; with its brackets. */
  readonly shownEdition: string;
  /** After a link's text, for screen readers; with its brackets. */
  readonly opensInNewTab: string;
  readonly relatedItems: string;
  readonly relatedItemsDescription: string;
  readonly alsoDownloaded: string;
  readonly alsoDownloadedDescription: string;
  /** Before the values that a related item shares. */
  readonly shares: Readonly<Record<'subjects' | 'series' | 'authors', string>>;
  /** Between values of one kind. */
  readonly separator: string;
  /** Between format and size of a file. */
  readonly factSeparator: string;
  readonly offline: string;
  readonly notFound: string;
  /** For an item that only some readers of the repository may see. */
  readonly notPublic: string;
  readonly card: StateMessages;
  readonly list: StateMessages;
}

/** Messages with the language they are in, which direction and formats follow. */
export interface LocalMessages {
  readonly messages: Messages;
  /** BCP 47 tag to format with: the tag asked for, in canonical form, where its language is there; else `en`. */
  readonly language: string;
}
