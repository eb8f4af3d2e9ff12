import assert from 'node:assert/strict';
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openRepository } from 'fake-dspace/testing';
import { makeFolder, readFiles, runCommand, startCommand } from './run-command.mjs';

const kills = 20;
/** Maximum number of rounds until all kills are done; a round may end before its kill. */
const maxRounds = 100;

/** The phases of a build, by the steps that `--json` reports. */
const steps = { 'Reading records': 'reading', 'Writing items': 'writing' };
const phases = [...Object.values(steps), 'replacing'];

/**
 * A build with its phases.
 *
 * @typedef {object} RunningBuild
 * @property {import('node:child_process').ChildProcess} child
 * @property {Promise<import('./run-command.mjs').CommandResult>} ended
 * @property {string[]} seen phases that have begun
 * @property {Record<string, Promise<number>>} reached times at which the phases begin, at the latest the end
 *   of the build
 */

/**
 * Starts a build.
 *
 * @param {string[]} command with `--out` as its second option
 * @returns {RunningBuild}
 */
function startBuild(command) {
  const seen = [];
  const begins = {};
  const reached = Object.fromEntries(
    phases.map((phase) => [phase, new Promise((resolve) => (begins[phase] = resolve))]),
  );
  const begin = (phase) => {
    if (seen.includes(phase)) return;
    seen.push(phase);
    begins[phase](performance.now());
  };
  // The command writes the manifest before and after the replacement of files.
  const watcher = watch(command[4], (_, name) => {
    if (name === 'manifest.json' && seen.includes('writing')) begin('replacing');
  });
  const { child, ended } = startCommand([...command, '--json']);
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    // Not with JSON.parse, since the last line of a killed process may be truncated.
    const [, step] = /^\{"event":"begin","step":"([^"]+)"/.exec(line) ?? [];
    if (steps[step]) begin(steps[step]);
  });
  lines.on('close', () => {
    watcher.close();
    for (const resolve of Object.values(begins)) resolve(performance.now());
  });
  return { child, ended, seen, reached };
}

describe('fao-feed build, killed at random moments,', () => {
  it(`leaves files that pass "fao-feed check", ${kills} times out of ${kills}, and finally writes the same feed`, async (test) => {
    const repository = await openRepository();
    test.after(() => repository.close());
    const out = await makeFolder(test);
    const from = `${repository.origin}/page=10/server`;
    const command = ['build', '--from', from, '--out', out, '--layout', 'item-files'];
    const handles = (
      await (await fetch(`${from}/oai/request?verb=ListIdentifiers&metadataPrefix=xoai`)).text()
    ).matchAll(/<identifier>oai:[^:]+:([^<]+)/g);
    const names = Array.from(handles, ([, handle]) => handle);
    // A new title changes the item's file and those of all items that list it.
    const edit = (round) => {
      for (const name of names.slice(0, 5))
        repository.edit(name, { title: `Title of round ${round}`, subjects: ['migration'] });
    };

    const trial = startBuild(command.with(4, await makeFolder(test)));
    const [reading, writing, replacing] = await Promise.all(phases.map((phase) => trial.reached[phase]));
    assert.equal((await trial.ended).code, 0);
    const durations = {
      reading: writing - reading,
      writing: replacing - writing,
      replacing: performance.now() - replacing,
    };

    const hits = { reading: 0, writing: 0, replacing: 0 };
    let [killed, withFeed, reported] = [0, 0, 0];
    const isDone = () => killed >= kills && reported > 0 && Object.values(hits).every((count) => count > 0);
    for (let round = 0; !isDone(); round++) {
      assert.ok(round < maxRounds, `after ${round} rounds: ${JSON.stringify({ killed, reported, ...hits })}`);
      const phase = phases[round % phases.length];
      const { child, ended, reached, seen } = startBuild(command);
      await reached[phase];
      // Every second kill is at the beginning of a phase, since a phase may be short.
      if (round % 2) await sleep(Math.random() * durations[phase]);
      child.kill('SIGKILL');
      const { signal } = await ended;
      if (signal === 'SIGKILL') {
        killed++;
        hits[seen.at(-1)]++;
      }
      if (existsSync(join(out, 'manifest.json'))) {
        withFeed++;
        const check = await runCommand('check', out);
        assert.equal(check.code, 0, `round ${round}: ${check.stdout}${check.stderr}`);
        if (/interrupted/.test(check.stdout)) reported++;
      }
      // Gives the next run something to do.
      edit(round);
    }
    const counts = Object.entries(hits).map(([phase, count]) => `${count} while ${phase}`);
    console.log(
      `Killed ${killed} times (${counts.join(', ')}), ${withFeed} of them with a feed in the folder, ${reported} with its files half replaced: each passed check.`,
    );

    assert.equal((await runCommand(...command)).code, 0);
    const fresh = await makeFolder(test);
    assert.equal((await runCommand(...command.with(4, fresh))).code, 0);
    const withoutTimes = async (folder) =>
      Object.fromEntries(
        Object.entries(await readFiles(folder))
          .filter(([name]) => name !== 'manifest.json')
          .map(([name, text]) => [name, text.replace(/"updated":"[^"]*"/, '')]),
      );
    assert.deepEqual(await withoutTimes(out), await withoutTimes(fresh));
  });
});
