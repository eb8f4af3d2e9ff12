import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { httpFaults } from './harvest-faults/http-faults.mjs';
import { laterRunFaults } from './harvest-faults/later-run-faults.mjs';
import { protocolFaults } from './harvest-faults/protocol-faults.mjs';
import { recordFaults } from './harvest-faults/record-faults.mjs';
import { runRow } from './harvest-faults/run-row.mjs';
import { xmlFaults } from './harvest-faults/xml-faults.mjs';

/**
 * What goes wrong while a harvester reads a repository, one thing per row. Each row runs the command, and
 * compares the feed with the records of the server.
 */
const groups = {
  'faults of HTTP': httpFaults,
  'faults of XML': xmlFaults,
  'faults of OAI-PMH': protocolFaults,
  'missing and changing records': recordFaults,
  'faults in a later run': laterRunFaults,
};

describe('fao-feed build has all records, or says which are missing, with', () => {
  const counts = { whole: 0, said: 0, silent: 0 };
  after(() =>
    console.log(
      Object.entries(counts)
        .map(([outcome, count]) => `${count} ${outcome}`)
        .join(', '),
    ),
  );

  for (const [group, rows] of Object.entries(groups)) {
    describe(group, { concurrency: 8 }, () => {
      for (const row of rows) {
        it(row.name, async (test) => {
          const results = await runRow(test, row);
          counts[results.at(-1).outcome]++;
          results.forEach((result, index) =>
            assertResult(row, result, [row.must].flat()[index], index === results.length - 1),
          );
        });
      }
    });
  }
});

function assertResult({ says, warns, code, missing }, result, must, isLast) {
  const { outcome, stderr } = result;
  const facts = JSON.stringify({ ...result, stderr: undefined });
  assert.doesNotMatch(stderr, /\n\s+at |should not happen/);
  if (!must) return;
  assert.equal(outcome, must, `${facts}\n${stderr}`);
  if (warns && isLast) assert.match(stderr, warns);
  if (must !== 'said') return;
  assert.match(stderr, says);
  if (code !== undefined) assert.equal(result.code, code, stderr);
  if (missing)
    assert.deepEqual(
      result.missing,
      missing.map((number) => `Café ${number}`),
      stderr,
    );
}
