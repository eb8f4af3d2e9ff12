import { EXIT } from './exit-codes.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/**
 * Milliseconds within which several signals count as one: npx forwards signals that the terminal has sent
 * already.
 */
const SAME_SIGNAL_TIME = 1_000;

/** Interruption of a run by its user. */
export interface Interruption {
  /** Aborts on the first signal. */
  readonly signal: AbortSignal;
  /** Restores Node.js's own handling of signals. */
  stop(): void;
}

/**
 * Listens for Ctrl-C and similar signals. The first one lets the run end in order, a later one ends the
 * process at once. Files are complete in both cases.
 */
export function watchInterruption(): Interruption {
  const controller = new AbortController();
  let first: number | undefined;
  const interrupt = () => {
    first ??= Date.now();
    if (Date.now() - first > SAME_SIGNAL_TIME) process.exit(EXIT.interrupted);
    controller.abort();
  };
  for (const name of SIGNALS) process.on(name, interrupt);
  return {
    signal: controller.signal,
    stop: () => {
      for (const name of SIGNALS) process.off(name, interrupt);
    },
  };
}
