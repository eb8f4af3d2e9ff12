/*
 * node bench/count-downloads.mjs [lines …]
 *
 * Counts co-downloads in logs of 5 and of 50 million lines, or of the numbers in the arguments. Another
 * process writes each log into a pipe. Prints the speed, and whether both logs need the same memory. Needs
 * the built tool. BENCH_FOLDER is the folder for temporary files.
 */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const pathOf = (name) => `"${fileURLToPath(new URL(`count-downloads/${name}`, import.meta.url))}"`;
const node = `"${process.execPath}"`;

async function measure(lines) {
  const command = `${node} ${pathOf('generate-log.mjs')} ${lines} | ${node} ${pathOf('count-log.mjs')}`;
  const shell = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'inherit'] });
  const output = await text(shell.stdout);
  if (!output) throw new Error('The count failed, see above. Is the tool built? (npm run build)');
  return { lines, ...JSON.parse(output) };
}

const millions = (number) => `${(number / 1e6).toFixed(1)} M`;
const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;
const rows = [
  ['lines', ({ lines }) => millions(lines)],
  ['lines per second', ({ lines, seconds }) => Math.round(lines / sum(seconds)).toLocaleString('en')],
  ['reading lines', ({ seconds }) => `${seconds[0].toFixed(1)} s`],
  ['making sessions', ({ seconds }) => `${seconds[1].toFixed(1)} s`],
  ['counting pairs', ({ seconds }) => `${seconds[2].toFixed(1)} s`],
  ['peak memory', ({ memory }) => megabytes(memory)],
  ['disk used', ({ disk }) => megabytes(disk)],
  ['downloads counted', ({ facts }) => millions(facts.downloads)],
  ['visitors', ({ facts }) => millions(facts.visitors)],
  ['sessions', ({ facts }) => millions(facts.sessions)],
  ['different pairs', ({ facts }) => millions(facts.pairs)],
  ['pairs shown', ({ facts }) => millions(facts.pairs - facts.tooFew)],
];

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [5e6, 50e6];
const runs = [];
for (const lines of sizes) runs.push(await measure(lines));
for (const [title, show] of rows)
  console.log(title.padEnd(20) + runs.map((run) => show(run).padStart(14)).join(''));
if (runs.length > 1) {
  const memories = runs.map(({ memory }) => memory);
  const growth = Math.max(...memories) / Math.min(...memories) - 1;
  const verdict = growth <= 0.2 ? 'within a fifth' : 'more than a fifth';
  console.log(`memory differs by ${Math.round(growth * 100)} %: ${verdict}`);
}
