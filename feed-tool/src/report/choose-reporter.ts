import { createJsonReporter } from './json-reporter.js';
import { createPlainReporter } from './plain-reporter.js';
import type { Reporter, Streams } from './reporter.js';
import { createTerminalReporter } from './terminal-reporter.js';

/**
 * The reporter for where a command runs: for a program where it is asked for, else for a terminal or a log.
 */
export function chooseReporter({ json }: { json?: boolean | undefined }, streams: Streams): Reporter {
  if (json) return createJsonReporter(streams);
  return streams.stderr.isTTY ? createTerminalReporter(streams) : createPlainReporter(streams);
}
