/** Progress of a step. */
export interface Progress {
  /**
   * Reports how much is done.
   * @param total the total, where it has become known or has changed
   */
  reach(done: number, total?: number): void;
  /** Ends the step. A bar stays on the terminal; the next output begins below it. */
  end(): void;
}

/** Reports on a command: to a person at a terminal, to a log, or to a program. */
export interface Reporter {
  /**
   * Begins a longer step.
   * @param step its name in a few words: `Reading records`
   * @param total absent: unknown
   * @param from progress of an earlier run; does not count for the rate
   */
  begin(step: string, total?: number, from?: number): Progress;
  /** Reports information. */
  note(text: string): void;
  /** Reports a problem that the command could handle. */
  warn(text: string): void;
  /**
   * Reports the result.
   * @param text for people, lines with `\n`
   * @param facts the same for programs
   */
  conclude(text: string, facts: object): void;
  /** Reports the error that ended the command. */
  fail(text: string, facts: object): void;
}

/** A stream that may be a terminal (`tty.WriteStream`). */
export type Output = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  /** Width of the terminal in characters. */
  readonly columns?: number;
};

/** The output streams of reporters. */
export interface Streams {
  readonly stdout: Output;
  readonly stderr: Output;
}
