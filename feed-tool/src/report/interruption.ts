import { EXIT } from './exit-codes.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Milliseconds in which signals are one: npx passes on what the terminal has sent already. */
const TOGETHER = 1_000;

/** What a person has of a run that takes too long. */
export interface Interruption {
  /** Aborted by the first signal. */
  readonly signal: AbortSignal;
  /** Leaves signals to Node.js again. */
  stop(): void;
}

/**
 * Listens for Ctrl-C and its kin: the first lets the run end in order, a later one ends the process at once,
 * and files are whole even so.
 */
export function watchInterruption(): Interruption {
  const controller = new AbortController();
  let first: number | undefined;
  const interrupt = () => {
    first ??= Date.now();
    if (Date.now() - first > TOGETHER) process.exit(EXIT.interrupted);
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
