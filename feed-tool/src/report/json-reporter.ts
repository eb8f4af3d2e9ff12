import type { Reporter, Streams } from './reporter.js';

/** Milliseconds between two events about the same step. */
const INTERVAL = 1_000;

/** Reports to a program: one JSON object a line on stdout, with `event`: `begin`, `progress`, `end`, `note`, `warning`, `result` or `error`. */
export function createJsonReporter({ stdout }: Streams): Reporter {
  const write = (event: string, facts: object) =>
    void stdout.write(`${JSON.stringify({ event, ...facts })}\n`);
  return {
    begin(step, total, from = 0) {
      let [done, whole, told] = [from, total, Date.now()];
      write('begin', { step, total });
      return {
        reach(now, of) {
          done = now;
          whole = of ?? whole;
          if (Date.now() - told < INTERVAL) return;
          told = Date.now();
          write('progress', { step, done, total: whole });
        },
        end: () => write('end', { step, done, total: whole }),
      };
    },
    note: (text) => write('note', { text }),
    warn: (text) => write('warning', { text }),
    conclude: (_text, facts) => write('result', facts),
    fail: (text, facts) => write('error', { text, ...facts }),
  };
}
