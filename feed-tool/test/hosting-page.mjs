/** Reads docs/hosting.md: its blocks of settings and its table of headers. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

/** The Markdown of the page. */
export const page = await readFile(new URL('../../docs/hosting.md', import.meta.url), 'utf8');

/**
 * Reads the page's blocks of code.
 *
 * @param {string} language after the opening fence
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
 * @property {string[]} names of headers, of which the server must send one
 * @property {string} [about] the files, if not all: `JSON`, or a folder
 * @property {string[]} values of which the server must send one; empty if it may send any
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
 * Finds the headers that the table requires for a file.
 *
 * @param {string} path within the feed
 * @returns {{ names: string[], values: string[] }[]}
 */
export function findRequirements(path) {
  const isDocument = path.endsWith('.json');
  return readHeaderTable()
    .filter(({ about = '' }) => (about === 'JSON' ? isDocument : path.startsWith(about)))
    .map(({ names, values, why }) => ({
      names,
      values: names[0] === 'Content-Type' ? [chooseType(basename(path), values, why)] : values,
    }));
}

/* The first type is that of feeds; the row names the files with the other type. */
function chooseType(name, [feedType, plainType], why) {
  const [others] = why.split(` are \`${plainType}\``);
  return readCode(others).includes(name) ? plainType : feedType;
}

function readCode(text) {
  return Array.from(text.matchAll(/`([^`]+)`/g), ([, code]) => code);
}
