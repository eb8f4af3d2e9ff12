/**
 * Severity of a finding. An error: something is missing or wrong on the page. A warning: the widgets can
 * handle it. A note: nothing is wrong.
 */
export type Severity = 'error' | 'warning' | 'note';

/** A rule of `fao-feed check`. */
interface Rule {
  readonly severity: Severity;
  /** The requirement of the rule, in a sentence. */
  readonly requirement: string;
}

const error = (requirement: string): Rule => ({ severity: 'error', requirement });
const warning = (requirement: string): Rule => ({ severity: 'warning', requirement });
const note = (requirement: string): Rule => ({ severity: 'note', requirement });

/** All rules of `fao-feed check` by name. The names stay the same from version to version. */
export const RULES = {
  // The text
  'empty-file': error('The file must not be empty.'),
  'not-text': error('The file must be text in UTF-8.'),
  'too-large': error('The file must fit into one JavaScript string.'),
  'byte-order-mark': warning('The file must not begin with a byte order mark.'),
  syntax: error('The file must be JSON.'),
  'duplicate-key': error('An object must not have two fields with the same key.'),
  'not-a-feed': error('The file must be a JSON Feed.'),

  // The schema
  'missing-field': error('A field that the schema requires must be present.'),
  'wrong-type': error('A value must have the type that the schema requires.'),
  'wrong-value': error('A value must be one that the schema allows.'),

  // Items
  'duplicate-id': error('Two items of a feed must not have the same id.'),
  'no-title': error('An item must have a title, or an abstract that can replace it.'),
  'numeric-id': note('An id should be a string.'),
  'job-number': warning('A job number should have the form of FAO’s.'),
  'resolver-prefix': warning('A DOI or handle should not include the URL of a resolver.'),
  'bad-identifier': warning('A DOI or handle should be well-formed.'),
  'bad-date': warning('A date should be valid, in the format of ISO 8601.'),
  'future-date': warning('A date should not be in the future.'),
  'bad-period': warning('A period should be an interval of two dates.'),
  'language-name': warning('A language should be a tag of BCP 47.'),
  'unknown-language': warning('A language should be known.'),
  'markup-in-title': warning('A title should be plain text.'),
  'escaped-text': warning('A text should not be escaped once more than its format requires.'),
  'surrounding-blanks': note('A text should not begin or end with white space.'),
  'long-text': warning('A text should not exceed the length that the widgets read.'),
  'long-list': warning('A list should not exceed the length that the widgets read.'),
  'too-many-items': error('A file must not have more items than the widgets read.'),

  // URLs
  'dropped-address': error('A URL must be one that the widgets accept.'),
  'address-characters': error('A URL must have only characters that are allowed in URLs.'),
  'address-credentials': error('A URL must not have a user name or password.'),
  'insecure-address': warning('A URL should begin with https.'),
  'missing-scheme': warning('The URL of another host should begin with its scheme.'),

  // Lists
  'dangling-id': warning('The feed should have the items that its lists name.'),
  'own-entry': warning('A list should not name its own item.'),
  'duplicate-entry': warning('A list should not have the same entry twice.'),
  'below-threshold': warning('A count should reach the threshold of its list.'),
  'own-edition': warning('A language version should be another edition than the item itself.'),
  'duplicate-language': warning('An item should have one version per language.'),
  'one-way-version': warning('Editions should name each other as language versions.'),

  // Pages
  'page-circle': error('A page must not link to an earlier page.'),
  'too-many-pages': error('A feed must not have more pages than the widgets read.'),
  'missing-page': error('The next page must exist.'),
  'page-elsewhere': note('The next page should be beside this one.'),

  // Folders
  'file-name': error('The file of an item must have the name that the widgets request.'),
  'missing-image': warning('A cover should exist.'),
  'alias-key': error('An alias must have the form in which the widgets look it up.'),
  'alias-target': error('An alias must refer to an existing file.'),
  'manifest-form': error('A manifest must be well-formed.'),
  'missing-file': error('A file that the manifest names must exist.'),
  'changed-file': error('A file must have the size and checksum that the manifest states.'),
  'unlisted-file': note('The manifest should name every JSON file of the folder.'),
  'other-file': note('A JSON file of the folder should be a feed.'),
  'interrupted-build': note('All files of the folder should be from the same build.'),

  // Servers
  'bad-status': error('The server must send the file with status 200.'),
  'no-cors': error('Pages of other sites must be allowed to read the file.'),
  'insecure-feed': error('The URL of a feed must begin with https.'),
  'content-type': warning('The media type of the file should be that of a feed.'),
  redirect: warning('The URL of a feed should not redirect.'),
  'no-validator': warning('A response should have a validator, so that caches can revalidate it.'),
  'no-lifetime': warning('A response should have a lifetime, so that caches can reuse it.'),
  'no-compression': warning('The server should compress a long file.'),
  'hidden-retry-after': note('Pages should be allowed to read the time of the next retry.'),
  'no-aliases': note('The feed should have aliases, so that widgets find items by other identifiers.'),
} as const satisfies Readonly<Record<string, Rule>>;

/** Name of a rule: short, and the same from version to version. */
export type RuleName = keyof typeof RULES;
