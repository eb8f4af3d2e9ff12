import { formatDuration } from './durations.js';
import { trackProgress } from './track-progress.js';
import type { Progress, Reporter, Streams } from './reporter.js';

/**
 * Minimum milliseconds between two lines of the same step, so that the log of a long harvest stays readable.
 */
const INTERVAL = 10_000;

/**
 * Reports in plain lines, for logs and for terminals without cursor movement: progress and notes to stderr,
 * results to stdout.
 */
export function createPlainReporter({ stdout, stderr }: Streams): Reporter {
  const write = (text: string) => void stderr.write(`${text}\n`);
  return {
    begin: (step, total, from = 0) => beginStep({ step, total, from }, write),
    note: write,
    warn: (text) => write(`Warning: ${text}`),
    conclude: (text) => void stdout.write(`${text}\n`),
    fail: (text) => write(`Error: ${text}`),
  };
}

function beginStep(
  { step, total, from }: { step: string; total: number | undefined; from: number },
  write: (text: string) => void,
): Progress {
  const start = Date.now();
  const { reach, read } = trackProgress({ done: from, total }, INTERVAL, ({ done, total: known }) => {
    const seconds = (Date.now() - start) / 1_000;
    const rate = seconds ? (done - from) / seconds : 0;
    const left = known && rate ? `, ${formatDuration(Math.max(known - done, 0) / rate)} left` : '';
    write(`${step}: ${done}${known ? ` of ${known}` : ''}, ${rate.toFixed(1)} a second${left}`);
  });
  return {
    reach,
    end: () => write(`${step}: ${read().done} in ${formatDuration((Date.now() - start) / 1_000)}`),
  };
}
