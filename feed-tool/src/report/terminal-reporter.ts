import cliProgress from 'cli-progress';
import { formatDuration } from './durations.js';
import { createPlainReporter } from './plain-reporter.js';
import type { Reporter, Streams } from './reporter.js';

/** Format of the bar with a known total. */
const WITH_TOTAL = '{step} {bar} {value}/{total} | {rate} a second | {left} left';
/** Format without one. */
const WITHOUT_TOTAL = '{step} {value} | {rate} a second';

/**
 * Reports to a person at a terminal: a bar with rate and time left, and other messages above it.
 */
export function createTerminalReporter(streams: Streams): Reporter {
  const plain = createPlainReporter(streams);
  let bar: cliProgress.SingleBar | undefined;
  const printAboveBar = (print: (text: string) => void) => (text: string) => {
    if (!bar) {
      print(text);
      return;
    }
    // Clears the line of the bar; the next update draws it below. At its end, the bar moves the cursor to the
    // saved position (DECSC).
    streams.stderr.write('\r\u001B[K');
    print(text);
    streams.stderr.write('\u001B7');
  };
  return {
    begin(step, total, from = 0) {
      const start = Date.now();
      let currentTotal = total ?? 0;
      const describe = (done: number) => {
        const rate = (done - from) / Math.max((Date.now() - start) / 1_000, 0.001);
        return {
          step,
          rate: rate.toFixed(1),
          left: rate ? formatDuration(Math.max(currentTotal - done, 0) / rate) : '?',
        };
      };
      const stepBar = new cliProgress.SingleBar({
        stream: streams.stderr,
        // The total may become known later.
        format: (options, params, payload) =>
          cliProgress.Format.Formatter(
            { ...options, format: currentTotal ? WITH_TOTAL : WITHOUT_TOTAL },
            params,
            payload,
          ),
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
      bar = stepBar;
      stepBar.start(currentTotal, from, describe(from));
      return {
        reach(done, newTotal) {
          if (newTotal !== undefined && newTotal !== currentTotal) {
            currentTotal = newTotal;
            stepBar.setTotal(newTotal);
          }
          stepBar.update(done, describe(done));
        },
        end() {
          stepBar.stop();
          bar = undefined;
        },
      };
    },
    note: printAboveBar(plain.note),
    warn: printAboveBar(plain.warn),
    conclude: plain.conclude,
    fail(text, facts) {
      bar?.stop();
      bar = undefined;
      plain.fail(text, facts);
    },
  };
}
