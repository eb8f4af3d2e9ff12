/**
 * Severity of a finding. An error: something is missing or wrong on the page. A warning: the widgets can
 * handle it. A note: nothing is wrong.
 */
export type Severity = 'error' | 'warning' | 'note';

/** What a rule looks at. */
interface Rule {
  readonly severity: Severity;
  /** The rule in a sentence. */
  readonly says: string;
}

const error = (says: string): Rule => ({ severity: 'error', says });
const warning = (says: string): Rule => ({ severity: 'warning', says });
const note = (says: string): Rule => ({ severity: 'note', says });

/** All rules of `fao-feed check` by name. The names stay the same from version to version. */
export const RULES = {
  // The text
  'empty-file': error('The file must not be empty.'),
  'not-text': error('A file is text in UTF-8.'),
  'too-large': error('A file is small enough to be read as one text.'),
  'byte-order-mark': warning('A file begins with its text, not with a byte order mark.'),
  syntax: error('A file is JSON.'),
  'duplicate-key': error('An object has each of its fields once.'),
  'not-a-feed': error('A file is a JSON Feed.'),

  // The schema
  'missing-field': error('A field that the schema requires is there.'),
  'wrong-type': error('A value has the type that the schema asks for.'),
  'wrong-value': error('A value is one that the schema allows.'),

  // Items
  'duplicate-id': error('An id names one item of the feed.'),
  'no-title': error('An item has something that can serve as a title.'),
  'numeric-id': note('An id is a text.'),
  'job-number': warning("A job number has the form of FAO's."),
  'resolver-prefix': warning("A DOI or handle stands without a resolver's address."),
  'bad-identifier': warning('A DOI or handle has the form of one.'),
  'bad-date': warning('A date is one, in the form of ISO 8601.'),
  'future-date': warning('A date is not in the future.'),
  'bad-period': warning('A period is an interval of two dates.'),
  'language-name': warning('A language is given as a tag of BCP 47.'),
  'unknown-language': warning('A language is one that is known.'),
  'markup-in-title': warning('A title is plain text.'),
  'surrounding-blanks': note('A text neither begins nor ends with blanks.'),
  'long-text': warning('A text is no longer than what is read of it.'),
  'long-list': warning('A list is no longer than what is read of it.'),
  'too-many-items': error('A file holds no more items than are read of it.'),

  // Addresses
  'dropped-address': error('An address is one that the widgets keep.'),
  'address-characters': error('An address holds only characters that addresses may hold.'),
  'address-credentials': error('An address holds no name and no password.'),
  'insecure-address': warning('An address begins with https.'),
  'missing-scheme': warning('An address of another host begins with its scheme.'),

  // Lists
  'dangling-id': warning('A list names items that the feed holds.'),
  'own-entry': warning('A list does not name the item it belongs to.'),
  'duplicate-entry': warning('A list names nothing twice.'),
  'below-threshold': warning('A count reaches the threshold of its list.'),
  'own-edition': warning('A language version is another edition than the item itself.'),
  'duplicate-language': warning('An item has one version in a language.'),
  'one-way-version': warning('Editions name each other as language versions.'),

  // Pages
  'page-circle': error('Pages do not lead back to one that was read.'),
  'too-many-pages': error('A feed has no more pages than are read.'),
  'missing-page': error('The next page is there.'),
  'page-elsewhere': note('The next page stands beside this one.'),

  // Folders
  'file-name': error('The file of an item has the name under which it is asked for.'),
  'missing-image': warning('A cover is there.'),
  'alias-key': error('An alias is written as it is looked up.'),
  'alias-target': error('An alias leads to a file that is there.'),
  'manifest-form': error('A manifest has the form of one.'),
  'missing-file': error('A file that the manifest names is there.'),
  'changed-file': error('A file is the one that the manifest describes.'),
  'unlisted-file': note('The manifest names every JSON file of the folder.'),
  'other-file': note('A JSON file of the folder is a feed.'),
  'interrupted-build': note('The files of the folder are all of one build.'),

  // Servers
  'bad-status': error('A server answers with the file.'),
  'no-cors': error('Pages of other sites may read the file.'),
  'insecure-feed': error('A feed has an address with https.'),
  'content-type': warning('The type of the file is that of a feed.'),
  redirect: warning('A feed is asked for at its own address.'),
  'no-validator': warning('A copy can be renewed without loading it again.'),
  'no-lifetime': warning('A copy may be kept for a while.'),
  'no-compression': warning('A long file comes compressed.'),
  'hidden-retry-after': note('Pages may read when to ask again.'),
  'no-aliases': note('Items can be named in other ways than by their files.'),
} as const satisfies Readonly<Record<string, Rule>>;

/** Name of a rule: short, and the same from version to version. */
export type RuleName = keyof typeof RULES;
