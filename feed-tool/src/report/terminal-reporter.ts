import cliProgress from 'cli-progress';
import { formatDuration } from './durations.js';
import { createPlainReporter } from './plain-reporter.js';
import type { Reporter, Streams } from './reporter.js';

const KNOWN = '{step} {bar} {value}/{total} | {rate} a second | {left} left';
const UNKNOWN = '{step} {value} | {rate} a second';

/**
 * Reports to a person at a terminal: a bar with rate and time left, which stays whole beside other messages.
 */
export function createTerminalReporter(streams: Streams): Reporter {
  const plain = createPlainReporter(streams);
  let bar: cliProgress.SingleBar | undefined;
  const aside = (say: (text: string) => void) => (text: string) => {
    if (!bar) {
      say(text);
      return;
    }
    // Clears the line of the bar, which is drawn again below. The saved position (DECSC) is where the cursor
    // returns when the bar ends.
    streams.stderr.write('\r\u001B[K');
    say(text);
    streams.stderr.write('\u001B7');
  };
  return {
    begin(step, total, from = 0) {
      const start = Date.now();
      let whole = total ?? 0;
      const describe = (done: number, whole: number) => {
        const rate = (done - from) / Math.max((Date.now() - start) / 1_000, 0.001);
        return {
          step,
          rate: rate.toFixed(1),
          left: rate ? formatDuration(Math.max(whole - done, 0) / rate) : '?',
        };
      };
      const own = new cliProgress.SingleBar({
        stream: streams.stderr,
        // The total may become known later.
        format: (options, params, payload) =>
          cliProgress.Format.Formatter({ ...options, format: whole ? KNOWN : UNKNOWN }, params, payload),
        // A note may have replaced the bar.
        forceRedraw: true,
        // Without it, the terminal cuts notes at its right edge.
        linewrap: true,
        hideCursor: true,
        gracefulExit: false,
        // Leaves space for rates and times within 80 columns.
        barsize: 16,
        barCompleteChar: '█',
        barIncompleteChar: '░',
      });
      bar = own;
      own.start(whole, from, describe(from, whole));
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
