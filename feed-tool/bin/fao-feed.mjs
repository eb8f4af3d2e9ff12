#!/usr/bin/env node
import { existsSync } from 'node:fs';

const main = new URL('../dist/feed-tool/src/main.js', import.meta.url);
if (existsSync(main)) {
  const { runCommand } = await import(main.href);
  process.exitCode = await runCommand(process.argv);
} else {
  console.error('fao-feed is not built yet: run "npm run build" in the folder of the project first.');
  process.exitCode = 2;
}
