import type { AddCommand } from './command.js';

/** Adds `fao-feed downloads`. */
export const addDownloads: AddCommand = (program, run) => {
  program.command('downloads').action(() => run({}, () => Promise.resolve(0)));
};
