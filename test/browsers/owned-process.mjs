import { spawn } from 'node:child_process';

/*
 * The command runs in a process group of its own beside a shell that waits on a pipe from this process. The
 * pipe closes even when SIGKILL ends this process, and the shell then ends the group.
 */
const guard = '"$@" & exec 3>&-; read -r _; kill -KILL 0';

/**
 * Starts a program that ends with this process, as do the programs that it starts.
 *
 * @param {string} command path of the program
 * @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, user?: { uid: number, gid: number } }} [options]
 *   `env` adds to the environment of this process; `user`: the user of the program, which only root may
 *   choose
 * @returns {{ output: () => string, messages: import('node:stream').Readable, end: () => void }} `output`:
 *   its output so far; `messages`: its writes to file descriptor 3; `end`: kills it and all programs that it
 *   started, at once
 */
export function startOwnedProcess(command, args, { env = {}, user = {} } = {}) {
  const child = spawn('/bin/sh', ['-c', guard, 'sh', command, ...args], {
    ...user,
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (printed += text));
  }
  const end = () => {
    process.off('exit', end);
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  };
  process.on('exit', end);
  return { output: () => printed, messages: child.stdio[3], end };
}
