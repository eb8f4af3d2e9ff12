import { dirname, join } from 'node:path';
import { expandIdentifier, readRecord, readText } from 'fao-widgets-core';
import type { Finding } from '../problem.js';

/** Name of the file that maps identifiers of items to their files (docs/feed.md, "Three layouts"). */
export const ALIASES = 'aliases.json';

/** Resolvers. A handle or DOI must be an alias without its resolver too, since pages may use that form. */
const RESOLVER = /^(?:hdl\.handle\.net|(?:dx\.)?doi\.org)\//;

/**
 * Checks `aliases.json`: its form, the form of its keys, and that each refers to a file.
 * @param file path or URL of `aliases.json`
 * @param fileExists whether a file exists; absent: does not check the files
 */
export function checkAliases(json: unknown, file: string, fileExists?: (path: string) => boolean): Finding[] {
  const aliases = readRecord(json)['aliases'];
  if (typeof aliases !== 'object' || !aliases || Array.isArray(aliases)) {
    const message = '"aliases" is missing, or is not an object.';
    const hint = 'Write { "version": 1, "aliases": { "20.500.14283/cd0683en": "cd0683en" } }.';
    return [{ rule: 'missing-field', path: [], message, hint }];
  }
  return Object.entries(aliases).flatMap(([key, value]) => {
    const path = ['aliases', key];
    return [...checkKey(key, path, aliases), ...checkTarget(value, path, dirname(file), fileExists)];
  });
}

function checkKey(key: string, path: readonly string[], aliases: object): Finding[] {
  const [first, handle] = expandIdentifier(key);
  const expected = first && RESOLVER.test(first) && handle ? handle : first;
  if (expected === key || (first === key && Object.hasOwn(aliases, expected!))) return [];
  const message =
    'An alias must be in lower case: a handle or DOI without its resolver, a URL without scheme, "www.", query and final slash.';
  const hint = `Write ${JSON.stringify(expected ?? '')}.`;
  return [{ rule: 'alias-key', path, value: key, isAboutKey: true, message, hint }];
}

function checkTarget(
  value: unknown,
  path: readonly string[],
  folder: string,
  fileExists: ((path: string) => boolean) | undefined,
): Finding[] {
  const id = readText(value);
  if (!id) {
    const message = 'The value of an alias must be the name of a file.';
    return [
      { rule: 'wrong-type', path, value, message, hint: 'Write the id of an item, such as "cd0683en".' },
    ];
  }
  const names = listFileNames(id);
  if (!fileExists || names.some((name) => fileExists(join(folder, name)))) return [];
  const message = `There is no ${names[0]!} in this folder.`;
  const hint = 'Write the name of a file without ".json", or delete the alias.';
  return [{ rule: 'alias-target', path, value: id, message, hint }];
}

/**
 * Returns the names that the file of an item may have on disk: the id percent-encoded, as in the URL of a
 * request, and decoded, as most servers look it up.
 * @param id of the item, not encoded
 */
export function listFileNames(id: string): readonly string[] {
  return [...new Set([encodeURIComponent(id.toWellFormed()), id])].map((name) => `${name}.json`);
}
