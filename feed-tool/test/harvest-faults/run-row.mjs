import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, readJson, runCommand } from '../run-command.mjs';
import { openOaiServer } from './oai-server.mjs';

/**
 * A row of the matrix: what goes wrong, and what the command must do. Besides the switches of the server:
 *
 * @typedef {import('./oai-server.mjs').Script & RowFacts} Row
 *
 * @typedef {object} RowFacts
 * @property {string} name
 * @property {Outcome | (Outcome | undefined)[]} must of each run; `undefined` where the run can't know better
 * @property {number} [runs] number of runs in one folder; default: 1
 * @property {string[]} [args] further options of the command
 * @property {number} [retries] default: 2
 * @property {number} [timeout] in seconds
 * @property {number} [code] exit code of a run that says what is missing
 * @property {RegExp} [says] what such a run writes
 * @property {RegExp} [warns] what the last run writes
 * @property {Record<number, string | RegExp>} [titles] of records whose title is not "Café" and their number
 * @property {number[]} [missing] exactly these records are missing in a run that says so
 */

/**
 * `whole`: the feed has all records of the server, and the exit code is 0. `said`: it does not, and the
 * command writes so. `silent`: it does not, and the command does not write so.
 *
 * @typedef {'whole' | 'said' | 'silent'} Outcome
 */

/** Number of requests that no finite harvest of these lists needs. */
const MAX_REQUESTS = 100;

/**
 * Runs the command against a server with the fault of a row.
 *
 * @param {import('node:test').TestContext} test
 * @param {Row} row
 * @returns {Promise<{ outcome: Outcome, code: number | null, stderr: string, missing: string[],
 *   extra: string[], requests: number }[]>} the result of each run
 */
export async function runRow(test, row) {
  const server = await openOaiServer(test, row);
  const out = await makeFolder(test);
  const results = [];
  for (let run = 1; run <= (row.runs ?? 1); run++) {
    const before = server.requests.length;
    const { code, stderr } = await runCommand(...writeCommand(row, server, out));
    const titles = existsSync(join(out, 'feed.json'))
      ? (await readJson(out, 'feed.json')).items.map(({ title }) => title)
      : [];
    const difference = compare(titles, listWanted(row, server.listTitles()));
    const requests = server.requests.length - before;
    results.push({
      outcome: judge(row, { code, stderr, requests, ...difference }),
      code,
      stderr,
      requests,
      ...difference,
    });
    server.beginNextRun();
  }
  return results;
}

function writeCommand({ sets = {}, args = [], retries = 2, timeout }, { from }, out) {
  const options = [
    ...Object.keys(sets).flatMap((set) => ['--set', set]),
    ...(timeout ? ['--timeout', `${timeout}`] : []),
    ...args,
  ];
  return ['build', '--from', from, '--out', out, '--related', '0', '--retries', `${retries}`, ...options];
}

function listWanted({ titles = {} }, present) {
  const special = Object.entries(titles).map(([number, title]) => [`Café ${number}`, title]);
  return present.map((title) => new Map(special).get(title) ?? title);
}

function compare(titles, wanted) {
  const matches = (title, one) => (one instanceof RegExp ? one.test(title) : one === title);
  return {
    missing: wanted.filter((one) => !titles.some((title) => matches(title, one))).map(String),
    extra: titles.filter(
      (title, index) => titles.indexOf(title) !== index || !wanted.some((one) => matches(title, one)),
    ),
  };
}

function judge({ says }, { code, stderr, missing, extra, requests }) {
  // A command that goes on until the server ends every connection does not notice what is wrong.
  if (requests > MAX_REQUESTS) return 'silent';
  if (code !== 0) return 'said';
  if (!missing.length && !extra.length) return 'whole';
  const isNamed = (title) => new RegExp(String.raw`20\.500\.14283/${/\d+/.exec(title)}\b`).test(stderr);
  return says?.test(stderr) || [...missing, ...extra].every(isNamed) ? 'said' : 'silent';
}
