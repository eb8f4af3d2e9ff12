import { Option, type Command } from 'commander';

/**
 * Rejects the former name of an option, with an error that names the new one. Commander suggests only
 * names of a similar spelling.
 * @param before flags of the former option, such as `--most [number]`; the value is optional, so that the
 *   error comes with and without one
 * @param now flag of the new option
 */
export function refuseRenamedOption(command: Command, before: string, now: string): void {
  const option = new Option(before).hideHelp();
  command.addOption(option);
  command.on(`option:${option.name()}`, () => {
    command.error(`error: unknown option '${option.long}'\n(It is now called ${now}.)`);
  });
}
