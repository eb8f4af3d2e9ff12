/**
 * Builds everything that is published: dist/esm (modules and types), dist/cdn (bundles for pages),
 * feed-tool/dist (the command `fao-feed`) and custom-elements.json. Ends with exit code 1 and the reason when
 * a step fails or warns.
 */
import { spawn } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { rollup } from 'rollup';
import configurations from '../rollup.config.mjs';
import { analyzeElements } from './analyze-elements.mjs';

async function writeTypes() {
  const compile = ['node_modules/typescript/bin/tsc', '--project', 'tsconfig.build.json'];
  const compiler = spawn(process.execPath, compile, { stdio: 'inherit' });
  const code = await new Promise((resolve, reject) => compiler.on('error', reject).on('close', resolve));
  if (code !== 0) throw new Error('fix the types above first');
}

async function writeBundle({ output, onLog, ...input }) {
  const bundle = await rollup({ ...input, onLog: failOnWarning(onLog) });
  await bundle.write(output);
  await bundle.close();
}

function failOnWarning(onLog = (level, log, report) => report(level, log)) {
  const report = (level, log) => {
    if (level === 'warn') throw new Error(`rollup warns: ${log.message}`);
  };
  return (level, log) => onLog(level, log, report);
}

async function writeManifest() {
  await writeFile('custom-elements.json', `${JSON.stringify(await analyzeElements(), null, 2)}\n`);
}

async function timeStep(name, step) {
  const start = performance.now();
  await step();
  console.log(`${name.padEnd(36)}${((performance.now() - start) / 1000).toFixed(1)} s`);
}

try {
  for (const folder of ['dist', 'feed-tool/dist']) await rm(folder, { recursive: true, force: true });
  await rm('custom-elements.json', { force: true });
  await Promise.all([
    timeStep('dist/esm types', writeTypes),
    ...configurations.map((one) => timeStep(one.output.file ?? one.output.dir, () => writeBundle(one))),
  ]);
  // The last step: scripts/start/build-if-stale.mjs takes its output as the sign of a complete build.
  await timeStep('custom-elements.json', writeManifest);
} catch (error) {
  console.error(`Build failed: ${error.message}`);
  process.exitCode = 1;
}
