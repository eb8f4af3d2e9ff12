/** What keeps a Chromium of tests and benchmarks quiet. Its sandbox refuses to run as root, which is what containers use. */
export const quietFlags = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Names are not looked up at all: a request that should not be made is told and does not leave the machine. */
export const loopbackFlag = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';
