import type { Messages } from '../messages.js';

/** English, the language that every other falls back to. The labels are those of the repository's item page. */
export const messages: Messages = {
  alsoAvailableIn: 'Also available in:',
  noResults: 'No results found.',
  showMore: 'Show more',
  showLess: 'Show less',
  download: 'Download',
  moreFiles: { one: '{count} more file', other: '{count} more files' },
  loading: 'Loading…',
  loaded: 'Loaded',
  publications: { one: '{count} publication', other: '{count} publications' },
  labelled: '{label}: {text}',
  tryAgain: 'Try again',
  withdrawn: 'This publication has been withdrawn.',
  lastUpdated: 'Last updated: {date}',
  shownEdition: '(shown here)',
  opensInNewTab: '(opens in a new tab)',
  relatedItems: 'Related items',
  relatedItemsDescription: 'Showing items related by metadata.',
  alsoDownloaded: 'Users also downloaded',
  alsoDownloadedDescription: 'Showing related downloaded files',
  shares: { subjects: 'Shares subjects:', series: 'Same series:', authors: 'Same authors:' },
  separator: ', ',
  factSeparator: ', ',
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
