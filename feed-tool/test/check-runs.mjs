/** Runs `fao-feed check`, and parses its report. */
import { runCommand, runCommandIn } from './run-command.mjs';

/** Marks the position in a text at which a test expects a problem. */
export const MARK = '▸';

/**
 * Runs `fao-feed check --json`.
 *
 * @param {string[]} targets with their options
 * @param {{ cwd?: string }} [options] `cwd`: folder of relative paths
 * @returns {Promise<object>} `code` and `stderr`; of the report `problems`, `counts` and `fixed`, or the
 *   event `error`
 */
export async function check(targets, { cwd } = {}) {
  const args = ['check', ...targets, '--json'];
  const { code, stdout, stderr } = await (cwd ? runCommandIn(cwd, ...args) : runCommand(...args));
  const events = stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const { problems, counts, fixed } = events.find(({ event }) => event === 'result') ?? {};
  const error = events.find((one) => one.event === 'error');
  return { code, problems, counts, fixed, error, stderr };
}

/** Returns a feed with these items, each with a default title. */
export function makeFeed(items, fields = {}) {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Publications on soil',
    ...fields,
    items: items.map((item) => ({ title: `Title of ${item.id}`, ...item })),
  };
}

/** Removes the mark from a text, and returns its line and column. */
export function readMark(marked) {
  const before = marked.slice(0, marked.indexOf(MARK));
  const lines = before.split('\n');
  return { text: marked.replace(MARK, ''), line: lines.length, column: lines.at(-1).length + 1 };
}
