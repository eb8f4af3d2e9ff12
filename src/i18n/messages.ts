import type { PluralForms } from './plural.js';

/** What is said of the thing that a widget shows: one publication, or several. */
export interface Words {
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
  readonly tryAgain: string;
  readonly withdrawn: string;
  /** With a copy that may be out of date: `{date}` is the day its feed was made, or else read. */
  readonly lastUpdated: string;
  readonly shownEdition: string;
  readonly opensInNewTab: string;
  readonly relatedItems: string;
  readonly relatedItemsDescription: string;
  readonly alsoDownloaded: string;
  readonly alsoDownloadedDescription: string;
  /** Before the values that a related item shares. */
  readonly shares: Readonly<Record<'subjects' | 'series' | 'authors', string>>;
  /** Between such values. */
  readonly separator: string;
  readonly offline: string;
  readonly notFound: string;
  readonly card: Words;
  readonly list: Words;
}

/** English, the language every other falls back to. The labels are those of the repository's item page. */
export const english: Messages = {
  alsoAvailableIn: 'Also available in:',
  noResults: 'No results found.',
  showMore: 'Show more',
  showLess: 'Show less',
  download: 'Download',
  moreFiles: { one: '{count} more file', other: '{count} more files' },
  loading: 'Loading…',
  tryAgain: 'Try again',
  withdrawn: 'This publication has been withdrawn.',
  lastUpdated: 'Last updated: {date}',
  shownEdition: 'shown here',
  opensInNewTab: 'opens in a new tab',
  relatedItems: 'Related items',
  relatedItemsDescription: 'Showing items related by metadata.',
  alsoDownloaded: 'Users also downloaded',
  alsoDownloadedDescription: 'Showing related downloaded files',
  shares: { subjects: 'Shares subjects:', series: 'Same series:', authors: 'Same authors:' },
  separator: ', ',
  offline: 'There is no connection to the internet.',
  notFound: 'This publication was not found.',
  card: {
    show: 'Show publication',
    unreachable: "This publication can't be loaded right now.",
    unusable: "This publication can't be shown.",
  },
  list: {
    show: 'Show publications',
    unreachable: "These publications can't be loaded right now.",
    unusable: "These publications can't be shown.",
  },
};

const tables = new Map([['en', english]]);

/** Messages with the language they are in, which direction and formats follow. */
export interface LocalMessages {
  readonly messages: Messages;
  /** BCP 47 tag to format with: the tag asked for, in canonical form, where its language is there; else `en`. */
  readonly language: string;
}

/** Finds the messages for a language tag by its primary subtag (RFC 4647, section 3.4), else English. */
export function findMessages(tag: string): LocalMessages {
  const primary = tag.trim().toLowerCase().split(/[-_]/)[0]!;
  const messages = tables.get(primary);
  return messages
    ? { messages, language: chooseFormat(tag, primary) }
    : { messages: english, language: 'en' };
}

/* Pages hold tags that `Intl` throws at, such as `en-US ` and `en_US`. */
function chooseFormat(tag: string, primary: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0]!;
  } catch {
    return primary;
  }
}
