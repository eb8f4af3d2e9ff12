import type { AddCommand } from './command.js';

/** Adds `fao-feed build`. */
export const addBuild: AddCommand = (program, run) => {
  program.command('build').action(() => run({}, () => Promise.resolve(0)));
};
