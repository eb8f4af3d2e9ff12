import type { AddCommand } from './command.js';

/** Adds `fao-feed check`. */
export const addCheck: AddCommand = (program, run) => {
  program.command('check').action(() => run({}, () => Promise.resolve(0)));
};
