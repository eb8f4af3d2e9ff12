import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { check } from './check-runs.mjs';
import { openRecordedDspace, RECORDED_VERSIONS } from './recorded-dspace.mjs';
import { makeFolder, readJson, runCommand } from './run-command.mjs';

/** The item whose title the depositor wrote in HTML, which `fao-feed check` reports. */
const MARKED_TITLE = 'CO<sub>2</sub>';
/** A record without a title. */
const UNTITLED = 'oai:repository.example:123456789/121';

for (const version of RECORDED_VERSIONS) {
  describe(`fao-feed build from the responses of DSpace ${version}`, () => {
    /** Builds a feed, checks it strictly, and returns its items. */
    const build = async (test, from, { options = [], warnings = [] } = {}) => {
      const out = await makeFolder(test);
      const run = await runCommand('build', '--from', from, '--out', out, ...options);
      assert.equal(run.code, 0, run.stderr);
      assert.deepEqual(run.stderr.match(/^Warning.*/gm) ?? [], warnings);
      const { problems } = await check([out, '--strict']);
      const others = problems.filter(({ value }) => !`${value}`.startsWith(MARKED_TITLE));
      assert.deepEqual(others, []);
      return { items: (await readJson(out, 'feed.json')).items, out };
    };
    const handles = (items) => items.map(({ _fao }) => _fao.handle).sort();

    it('over OAI-PMH has all records, and is clean', async (test) => {
      const { from, records } = await openRecordedDspace(test, version);
      const { items, out } = await build(test, from, {
        warnings: [`Warning: Skipped ${UNTITLED}: it has no title.`],
      });
      const live = records.filter(({ identifier, isDeleted }) => !isDeleted && identifier !== UNTITLED);
      assert.deepEqual(handles(items), live.map(({ identifier }) => identifier.split(':')[2]).sort());
      const again = await runCommand('build', '--out', out);
      assert.equal(again.code, 0, again.stderr);
      assert.deepEqual((await readJson(out, 'feed.json')).items, items);
    });

    it('over REST has all items, and is clean', async (test) => {
      const { from, items: found } = await openRecordedDspace(test, version);
      const { items } = await build(test, from, { options: ['--via', 'rest'] });
      assert.deepEqual(handles(items), found.map(({ handle }) => handle).sort());
      const older = items.filter(({ _fao }) => _fao.status);
      assert.deepEqual(
        older.map(({ title, _fao }) => [title, _fao.status]),
        [['Has two versions', 'superseded']],
      );
    });
  });
}
