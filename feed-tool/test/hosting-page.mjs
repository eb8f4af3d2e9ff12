/** What docs/hosting.md says: its blocks of settings and its table of headers. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

/** The text of the page. */
export const page = await readFile(new URL('../../docs/hosting.md', import.meta.url), 'utf8');

/**
 * Reads the page's blocks of code.
 *
 * @param {string} language that they name
 * @returns {string[]}
 */
export function readBlocks(language) {
  const blocks = page.matchAll(/^```(\w+)\n(.*?)^```$/gms);
  return [...blocks].filter(([, name]) => name === language).map(([, , code]) => code);
}

/**
 * A row of the page's table.
 *
 * @typedef {object} HeaderRow
 * @property {string[]} names of which one must be sent
 * @property {string} [about] the files that it is about, where these are not all: `JSON`, or a folder
 * @property {string[]} values of which one must be sent; any, where there is none
 * @property {string} why
 */

/**
 * Reads the page's table of headers.
 *
 * @returns {HeaderRow[]}
 */
export function readHeaderTable() {
  const rows = page.matchAll(/^\| (`[A-Z][\w-]+`[^|]*?) +\| ([^|]+?) +\| ([^|]+?) +\|$/gm);
  return Array.from(rows, ([, header, value, why]) => {
    const [names, about] = header.replaceAll('`', '').split(', ');
    return { names: names.split(' or '), about, values: readCode(value), why };
  });
}

/**
 * Finds what the table demands for a file.
 *
 * @param {string} path within the feed
 * @returns {{ names: string[], values: string[] }[]}
 */
export function findDemands(path) {
  const isDocument = path.endsWith('.json');
  return readHeaderTable()
    .filter(({ about = '' }) => (about === 'JSON' ? isDocument : path.startsWith(about)))
    .map(({ names, values, why }) => ({
      names,
      values: names[0] === 'Content-Type' ? [chooseType(basename(path), values, why)] : values,
    }));
}

/* The first type is that of feeds; the row says which files have the other one. */
function chooseType(name, [feedType, plainType], why) {
  const [others] = why.split(` are \`${plainType}\``);
  return readCode(others).includes(name) ? plainType : feedType;
}

function readCode(text) {
  return Array.from(text.matchAll(/`([^`]+)`/g), ([, code]) => code);
}
