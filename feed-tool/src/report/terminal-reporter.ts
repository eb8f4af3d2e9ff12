import { SingleBar } from 'cli-progress';
import { formatDuration } from './durations.js';
import { createPlainReporter } from './plain-reporter.js';
import type { Reporter, Streams } from './reporter.js';

const KNOWN = '{step} {bar} {value}/{total} | {rate} a second | {left} left';
const UNKNOWN = '{step} {value} | {rate} a second';

/** Reports to a person: a bar with rate and time left, which what else is said does not tear. */
export function createTerminalReporter(streams: Streams): Reporter {
  const plain = createPlainReporter(streams);
  let bar: SingleBar | undefined;
  const aside = (say: (text: string) => void) => (text: string) => {
    // Clears the line of the bar, which is drawn again below at its next step.
    if (bar) streams.stderr.write('\r\u001B[K');
    say(text);
  };
  return {
    begin(step, total) {
      const start = Date.now();
      const describe = (done: number, whole: number) => {
        const rate = done / Math.max((Date.now() - start) / 1_000, 0.001);
        return { step, rate: rate.toFixed(1), left: done ? formatDuration((whole - done) / rate) : '?' };
      };
      const own = new SingleBar({
        stream: streams.stderr,
        format: total === undefined ? UNKNOWN : KNOWN,
        hideCursor: true,
        gracefulExit: false,
        barsize: 24,
        barCompleteChar: '█',
        barIncompleteChar: '░',
      });
      bar = own;
      let whole = total ?? 0;
      own.start(whole, 0, describe(0, whole));
      return {
        reach(done, of) {
          if (of !== undefined && of !== whole) {
            whole = of;
            own.setTotal(of);
          }
          own.update(done, describe(done, whole));
        },
        end() {
          own.stop();
          bar = undefined;
        },
      };
    },
    note: aside(plain.note),
    warn: aside(plain.warn),
    conclude: plain.conclude,
    fail(text, facts) {
      bar?.stop();
      bar = undefined;
      plain.fail(text, facts);
    },
  };
}
