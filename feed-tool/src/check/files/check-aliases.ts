import { dirname, join } from 'node:path';
import { readRecord, readText } from '../../../../src/core/sanitize/text.js';
import { expandIdentifier } from '../../../../src/core/identifiers/expand-identifier.js';
import type { Finding } from '../problem.js';

/** Name of the file that leads from other names of items to their files (docs/feed.md, "Three layouts"). */
export const ALIASES = 'aliases.json';

/** Resolvers: what they resolve must be an alias by itself too, since it is named without them as well. */
const RESOLVER = /^(?:hdl\.handle\.net|(?:dx\.)?doi\.org)\//;

/**
 * Checks `aliases.json`: its form, the form of its keys, and that each leads to a file.
 * @param file its path
 * @param fileExists tells whether a file is there
 */
export function checkAliases(json: unknown, file: string, fileExists?: (path: string) => boolean): Finding[] {
  const aliases = readRecord(json)['aliases'];
  if (typeof aliases !== 'object' || !aliases || Array.isArray(aliases)) {
    const message = '"aliases" is missing, or is no object.';
    const hint = 'Write { "version": 1, "aliases": { "20.500.14283/cd0683en": "cd0683en" } }.';
    return [{ rule: 'missing-field', path: [], message, hint }];
  }
  return Object.entries(aliases).flatMap(([key, value]) => {
    const path = ['aliases', key];
    return [...checkKey(key, path, aliases), ...checkTarget(value, path, dirname(file), fileExists)];
  });
}

function checkKey(key: string, path: readonly string[], aliases: object): Finding[] {
  const [name, handle] = expandIdentifier(key);
  const asked = name && RESOLVER.test(name) && handle ? handle : name;
  if (asked === key || (name === key && Object.hasOwn(aliases, asked!))) return [];
  const message =
    'An alias is in lower case, a handle or DOI without its resolver, an address without scheme, "www.", query and final slash.';
  const hint = `Write ${JSON.stringify(asked ?? '')}.`;
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
    const message = 'An alias leads to the name of a file.';
    return [
      { rule: 'wrong-type', path, value, message, hint: 'Write the id of an item, such as "cd0683en".' },
    ];
  }
  const names = nameFiles(id);
  if (!fileExists || names.some((name) => fileExists(join(folder, name)))) return [];
  const message = `There is no ${names[0]!} in this folder.`;
  const hint = 'Write the name of a file without ".json", or take the alias away.';
  return [{ rule: 'alias-target', path, value: id, message, hint }];
}

/**
 * Returns the names that the file of an item may have on disk: its id percent-encoded, as in the URL of a
 * request, and decoded, as most servers look for it.
 * @param id as in the URL of the file
 */
export function nameFiles(id: string): readonly string[] {
  return [...new Set([encodeURIComponent(id.toWellFormed()), id])].map((name) => `${name}.json`);
}
