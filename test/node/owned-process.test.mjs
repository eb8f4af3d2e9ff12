import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { startOwnedProcess } from '../browsers/owned-process.mjs';

const module = new URL('../browsers/owned-process.mjs', import.meta.url).href;
const printAndStay = ['-c', 'echo $$ >&3; exec 3>&-; exec sleep 60'];

function isRunning(pid) {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // An ended process keeps its number (as a zombie, state Z) until its parent waits for it. In a container,
  // the first process may never do that.
  const state = existsSync('/proc/self/stat') ? readFileSync(`/proc/${pid}/stat`, 'utf8') : '';
  return !/\) Z /.test(state);
}

async function waitForEnd(pid) {
  const deadline = Date.now() + 5000;
  while (isRunning(pid) && Date.now() < deadline) await sleep(20);
  return !isRunning(pid);
}

test('end() ends an owned process', async () => {
  const owned = startOwnedProcess('/bin/sh', printAndStay);
  const [pid] = await once(owned.messages, 'data');
  owned.end();
  assert.ok(await waitForEnd(Number(pid)), 'still running');
});

test('an owned process ends with its owner, even after SIGKILL', async () => {
  const code = `
    const { startOwnedProcess } = await import(${JSON.stringify(module)});
    const owned = startOwnedProcess('/bin/sh', ${JSON.stringify(printAndStay)});
    owned.messages.on('data', (pid) => console.log(String(pid)));`;
  const owner = spawn(process.execPath, ['--input-type=module', '--eval', code]);
  const [pid] = await once(owner.stdout, 'data');
  owner.kill('SIGKILL');
  assert.ok(await waitForEnd(Number(pid)), 'still running');
});
