import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openRepository } from 'fake-dspace/testing';
import { makeFolder, readFiles, runCommand, startCommand } from './run-command.mjs';

const kills = 20;

describe('fao-feed build, killed at random moments', () => {
  it(`leaves what passes "fao-feed check", ${kills} times out of ${kills}, and comes to the same end`, async (test) => {
    const repository = await openRepository();
    test.after(() => repository.close());
    const out = await makeFolder(test);
    const from = `${repository.origin}/copies=4,page=10/server`;
    const command = ['build', '--from', from, '--out', out, '--layout', 'item-files'];
    const handles = (
      await (await fetch(`${from}/oai/request?verb=ListIdentifiers&metadataPrefix=xoai`)).text()
    ).matchAll(/<identifier>oai:[^:]+:([^<]+)/g);
    const names = Array.from(handles, ([, handle]) => handle);

    const start = Date.now();
    const trial = await makeFolder(test);
    assert.equal((await runCommand(...command.with(4, trial))).code, 0);
    const duration = Date.now() - start;

    let [killed, withFeed, reported] = [0, 0, 0];
    for (let round = 0; killed < kills; round++) {
      const { child, ended } = startCommand(command);
      await sleep(Math.random() * duration);
      child.kill('SIGKILL');
      const { signal } = await ended;
      if (signal === 'SIGKILL') killed++;
      else repository.edit(names[round % names.length], { title: `Title of round ${round}` });
      if (!existsSync(join(out, 'manifest.json'))) continue;
      withFeed++;
      const check = await runCommand('check', out);
      assert.equal(check.code, 0, `round ${round}: ${check.stdout}${check.stderr}`);
      if (/interrupted/.test(check.stdout)) reported++;
      // Each kill finds something to do.
      if (signal === 'SIGKILL')
        repository.edit(names[round % names.length], {
          title: `Title of round ${round}`,
          subjects: ['migration'],
        });
    }
    console.log(
      `Killed ${killed} times, ${withFeed} of them with a feed in the folder, ${reported} while its files were replaced: each passed check.`,
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
