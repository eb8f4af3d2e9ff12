/** The exit codes of all commands. docs/fao-feed.md has the same table. */
export const EXIT = {
  /** Success. */
  done: 0,
  /** `check` found errors. */
  faulty: 1,
  /** The command line is wrong. */
  usage: 2,
  /** The source can't be reached, or refuses the request. */
  unreachable: 3,
  /** The source responds, but not as expected. */
  unreadable: 4,
  /** A file or folder can't be read or written. */
  files: 5,
  /** The source's robots.txt disallows this program. */
  refused: 6,
  /** Another run uses the same folder. */
  busy: 7,
  /** The feed is written, but lacks records that the source lists. */
  incomplete: 8,
  /** The program has a bug (`EX_SOFTWARE` in BSD's sysexits.h). bin/fao-feed.mjs has the same number. */
  crashed: 70,
  /** Ctrl-C or a signal (128 + SIGINT, as shells count). */
  interrupted: 130,
} as const;

/** One of the exit codes. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
