import type { AddCommand } from './command.js';

/** Adds `fao-feed serve`. */
export const addServe: AddCommand = (program, run) => {
  program.command('serve').action(() => run({}, () => Promise.resolve(0)));
};
