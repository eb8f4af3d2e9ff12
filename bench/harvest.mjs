/*
 * npm run bench:harvest [-- 10000 100000] [--runs 5] [--layout pages --layout item-files] [--related 0]
 *
 * Reads a synthetic repository over OAI-PMH with `fao-feed build`, and with Sickle, a harvester in Python
 * that only reads. Both run in turn, in processes of their own, from the same local server with pages as
 * DSpace 9.2 sends them. Prints the medians of CPU time (user and system) and of peak memory. Sickle comes
 * from PyPI into a temporary folder; SICKLE_PYTHON names a Python that has it already. BENCH_FOLDER is the
 * folder for the files.
 */
import { execFileSync, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const locate = (path) => fileURLToPath(new URL(path, import.meta.url));
const { values: options, positionals } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    layout: { type: 'string', multiple: true, default: ['pages', 'item-files'] },
    related: { type: 'string', default: '0' },
  },
  allowPositionals: true,
});
/** Version of Sickle; the newest since 2020. */
const SICKLE = 'sickle==0.7.0';

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/* Returns the Python that has Sickle; `undefined` where there is no Python, no pip or no registry. */
function findSickle(folder) {
  if (process.env.SICKLE_PYTHON) return process.env.SICKLE_PYTHON;
  try {
    execFileSync('python3', ['-m', 'venv', join(folder, 'python')], { stdio: 'ignore' });
    const python = ['bin/python', 'Scripts/python.exe']
      .map((name) => join(folder, 'python', name))
      .find(existsSync);
    execFileSync(python, ['-m', 'pip', 'install', '--quiet', SICKLE], { stdio: 'ignore', timeout: 300_000 });
    return python;
  } catch {
    return undefined;
  }
}

async function run(command, args, env) {
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}`);
  return output;
}

async function runTool(url, folder, layout) {
  const out = join(folder, 'feed');
  const usageFile = join(folder, 'usage.json');
  await rm(out, { recursive: true, force: true });
  const output = await run(
    process.execPath,
    [
      ...['--import', new URL('harvest/report-usage.mjs', import.meta.url).href],
      ...[locate('../feed-tool/bin/fao-feed.mjs'), 'build', '--from', url, '--out', out, '--json'],
      ...['--layout', layout, '--related', options.related, '--ignore-robots'],
    ],
    { USAGE_FILE: usageFile },
  );
  const { counts } = JSON.parse(output.trim().split('\n').at(-1));
  return { records: counts.items, ...JSON.parse(await readFile(usageFile, 'utf8')) };
}

async function measure(count, python, folder) {
  const server = fork(locate('harvest/serve-oai.mjs'), [String(count)]);
  try {
    const [port] = await once(server, 'message');
    const url = `http://127.0.0.1:${port}/server`;
    const runs = {};
    for (let turn = 0; turn < Number(options.runs); turn++) {
      for (const layout of options.layout)
        (runs[`fao-feed ${layout}`] ??= []).push(await runTool(url, folder, layout));
      if (!python) continue;
      const args = [locate('harvest/read-with-sickle.py'), `${url}/oai/request`];
      (runs.Sickle ??= []).push(JSON.parse(await run(python, args)));
    }
    return Object.entries(runs).map(([name, all]) => {
      if (all.some(({ records }) => records !== count))
        throw new Error(`${name} did not read ${count} records`);
      return {
        name,
        count,
        cpu: median(all.map(({ cpu }) => cpu)),
        peak: median(all.map(({ peak }) => peak)),
      };
    });
  } finally {
    server.disconnect();
  }
}

const folder = await mkdtemp(join(process.env.BENCH_FOLDER ?? tmpdir(), 'fao-feed-bench-'));
try {
  const python = findSickle(folder);
  if (!python) console.log('Without Sickle: it needs python3 with venv and pip, and a registry of packages.');
  const columns = ['records', 'harvester', 'CPU s', '× Sickle', 'peak MB', '× Sickle'];
  console.log(columns.map((name) => name.padStart(20)).join(''));
  const sizes = positionals.map(Number).filter(Boolean);
  for (const count of sizes.length ? sizes : [10_000]) {
    const rows = await measure(count, python, folder);
    const sickle = rows.find(({ name }) => name === 'Sickle');
    const compare = (value, with_) => (with_ ? (value / with_).toFixed(1) : '–');
    for (const { name, cpu, peak } of rows) {
      const row = [
        count,
        name,
        cpu.toFixed(2),
        compare(cpu, sickle?.cpu),
        ((peak * 1_024) / 1e6).toFixed(0),
        compare(peak, sickle?.peak),
      ];
      console.log(row.map((value) => String(value).padStart(20)).join(''));
    }
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
