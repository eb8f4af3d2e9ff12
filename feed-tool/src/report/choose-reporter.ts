import { createJsonReporter } from './json-reporter.js';
import { createPlainReporter } from './plain-reporter.js';
import type { Reporter, Streams } from './reporter.js';
import { createTerminalReporter } from './terminal-reporter.js';

/** Returns the reporter for programs with `--json`, else the one for a terminal or for a log. */
export function chooseReporter({ json }: { json?: boolean | undefined }, streams: Streams): Reporter {
  if (json) return createJsonReporter(streams);
  return streams.stderr.isTTY ? createTerminalReporter(streams) : createPlainReporter(streams);
}
