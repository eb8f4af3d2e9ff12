/**
 * Flags that turn off background work of Chromium in tests and benchmarks. Its sandbox can't run as root, as
 * containers do.
 */
export const quietFlags = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Turns the back/forward cache off, in which Chromium keeps pages that it left. With it every navigation
 * starts a new process, which costs more than the tests of most files. Not for runs that measure coverage:
 * in one process, each result contains the scripts of all earlier pages, and takes longer from page to page.
 */
export const sameProcessFlag = '--disable-back-forward-cache';

/** Turns name resolution off: an unwanted request fails visibly and does not leave the machine. */
export const loopbackFlag = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';
