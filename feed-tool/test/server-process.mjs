import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort } from '../../test/browsers/find-free-port.mjs';
import { startOwnedProcess } from '../../test/browsers/owned-process.mjs';

/** Milliseconds until the timeout of a start. */
const TIMEOUT = 60_000;
/** Maximum number of ports to try, since another program may take a free one before the server does. */
const MAX_PORTS = 5;
/**
 * The user `nobody`, who can read only public files, as servers should. Only root can choose another user.
 */
const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined;

/**
 * Starts a web server on a free port of loopback, and waits until it listens. It runs in a temporary folder
 * with its settings, `server.conf`, and types by ending, `types`; there it writes its process id,
 * `server.pid`, and its log, `server.log`.
 *
 * @param {string} program path of the server
 * @param {(port: number, folder: string) => string} configure returns its settings
 * @param {(folder: string) => string[]} list returns its arguments, which must keep it in the foreground
 * @returns {Promise<{ origin: string, close: () => Promise<void> }>} `close` ends the server, and resolves
 *   after that
 * @throws {Error} with the log of the server if it does not start
 */
export async function startServer(program, configure, list) {
  for (let ports = 1; ; ports += 1) {
    const folder = await mkdtemp(join(tmpdir(), 'fao-feed-server-'));
    const port = await findFreePort();
    await writeFile(join(folder, 'types'), 'application/json json\nimage/webp webp\ntext/html html\n');
    await writeFile(join(folder, 'server.conf'), configure(port, folder));
    if (user) await chown(folder, user.uid, user.gid);
    const run = startOwnedProcess(program, list(folder), { user });
    // The pipe closes when the server ends.
    const ended = once(run.messages.resume(), 'close');
    const close = async () => {
      run.end();
      await ended;
      await rm(folder, { recursive: true });
    };
    if (await isListening(join(folder, 'server.pid'), ended))
      return { origin: `http://127.0.0.1:${port}`, close };
    const log = run.output() + (await readFile(join(folder, 'server.log'), 'utf8').catch(() => ''));
    await close();
    if (ports === MAX_PORTS || !/address already in use/i.test(log))
      throw new Error(`${program} does not start: ${log}`);
  }
}

/* Both servers write their process id to the file as soon as they listen. */
async function isListening(file, ended) {
  const limit = Date.now() + TIMEOUT;
  let hasEnded = false;
  ended.then(() => (hasEnded = true));
  while (!existsSync(file)) {
    if (hasEnded || Date.now() > limit) return false;
    await sleep(50);
  }
  return true;
}
