/** How far a step is. */
export interface Progress {
  /**
   * Tells how much is done.
   * @param total how much there is, where that has become known or has changed
   */
  reach(done: number, total?: number): void;
  /** Ends the step; a bar stays as it is, and the next line begins below. */
  end(): void;
}

/** Says what a command does: to a person at a terminal, to a log, or to a program. */
export interface Reporter {
  /**
   * Begins a step that takes its time.
   * @param step what is done, in a few words: `Reading records`
   * @param total how many there are; absent: not known
   * @param from how much an earlier run has done, which says nothing of the rate of this one
   */
  begin(step: string, total?: number, from?: number): Progress;
  /** Says something by the way. */
  note(text: string): void;
  /** Says that something is wrong and was dealt with. */
  warn(text: string): void;
  /**
   * Gives the outcome.
   * @param text for people, lines with `\n`
   * @param facts the same for programs
   */
  conclude(text: string, facts: object): void;
  /** Says why the command failed. */
  fail(text: string, facts: object): void;
}

/** A stream that may be a terminal, as `tty.WriteStream` is. */
export type Output = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  /** Width of the terminal in characters. */
  readonly columns?: number;
};

/** What reporters write to. */
export interface Streams {
  readonly stdout: Output;
  readonly stderr: Output;
}
