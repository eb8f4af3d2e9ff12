import { trackProgress } from './track-progress.js';
import type { Reporter, Streams } from './reporter.js';

/** Minimum milliseconds between two events of the same step. */
const INTERVAL = 1_000;

/**
 * Reports to programs: one JSON object per line on stdout, with `event`: `begin`, `progress`, `end`, `note`,
 * `warning`, `result` or `error`.
 */
export function createJsonReporter({ stdout }: Streams): Reporter {
  const write = (event: string, facts: object) =>
    void stdout.write(`${JSON.stringify({ event, ...facts })}\n`);
  return {
    begin(step, total, from = 0) {
      const { reach, read } = trackProgress({ done: from, total }, INTERVAL, (now) =>
        write('progress', { step, ...now }),
      );
      write('begin', { step, total });
      return { reach, end: () => write('end', { step, ...read() }) };
    },
    note: (text) => write('note', { text }),
    warn: (text) => write('warning', { text }),
    conclude: (_text, facts) => write('result', facts),
    fail: (text, facts) => write('error', { text, ...facts }),
  };
}
