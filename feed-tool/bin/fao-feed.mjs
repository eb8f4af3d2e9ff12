#!/usr/bin/env node
import { existsSync } from 'node:fs';

/*
 * `runCommand` does not catch errors that are thrown outside the promises that it waits for, or while Node.js
 * loads its module.
 */
process.on('uncaughtException', (error) => {
  console.error(`This should not happen; please report it. ${error?.stack ?? error}`);
  process.exit(70);
});

const main = new URL('../dist/feed-tool/src/main.js', import.meta.url);
if (existsSync(main)) {
  const { runCommand } = await import(main.href);
  process.exitCode = await runCommand(process.argv);
} else {
  console.error('fao-feed is not built yet: run `npm run build` in the folder of the project first.');
  process.exitCode = 2;
}
