/*
 * npm start [-- --no-build]
 *
 * Installs missing dependencies, builds where dist/ is missing or older than its sources, and serves the demo
 * on http://localhost:8000 until Ctrl-C, with its feed on the next port and its repository on the one after,
 * as other origins. PORT=9000 sets another port. Each server skips ports that are taken; with PORT=0 each
 * uses any free port. --no-build serves dist/ as it is.
 */
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';

import { ensureDependencies } from './setup.mjs';
import { buildIfStale } from './start/build-if-stale.mjs';
import { listenLocally, readPort } from './start/listen-locally.mjs';

const defaultPort = 8000;
const servers = [createServer(), createServer(), createServer()];
const interruption = new AbortController();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    interruption.abort();
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  });
}

/** Starts the servers; returns the origin of each. */
async function listen([pageServer, ...others], wantedPort) {
  const pagePort = await listenLocally(pageServer, wantedPort);
  if (wantedPort && pagePort !== wantedPort) console.log(`Port ${wantedPort} is taken; this is ${pagePort}.`);
  const ports = [pagePort];
  for (const server of others) ports.push(await listenLocally(server, wantedPort && ports.at(-1) + 1));
  return ports.map((port) => `http://localhost:${port}`);
}

function printUrls([pageOrigin, feedOrigin, repositoryOrigin], paths) {
  console.log(`\nDemo of fao-widgets (Ctrl-C ends it)\n`);
  for (const path of paths) console.log(`  ${pageOrigin}${path}`);
  console.log(`\nThe DSpace repository and the feed of the demo, each on another origin\n`);
  console.log(`  ${repositoryOrigin}/server/api\n  ${feedOrigin}/feed.json\n`);
}

async function start() {
  const { values } = parseArgs({ options: { 'no-build': { type: 'boolean' } } });
  const wantedPort = readPort(process.env.PORT, defaultPort);
  ensureDependencies();
  if (!values['no-build']) await buildIfStale(interruption.signal);

  // These modules import dependencies, which may be missing until here.
  const { listDemoPages } = await import('../demo/serve-demo.mjs');
  const { serveFeed } = await import('../demo/serve-feed.mjs');
  const { serveDspace } = await import('fake-dspace');
  const { serveSite } = await import('../demo/serve-site.mjs');

  const origins = await listen(servers, wantedPort);
  const [pageOrigin, feedOrigin, repositoryOrigin] = origins;
  interruption.signal.throwIfAborted();
  const [pageServer, feedServer, repositoryServer] = servers;
  pageServer.on('request', serveSite({ feedOrigin, repositoryOrigin }));
  feedServer.on('request', serveFeed());
  repositoryServer.on('request', serveDspace({ isAllowed: (origin) => origin === pageOrigin }));
  printUrls(origins, listDemoPages());
}

try {
  await start();
} catch (error) {
  if (!interruption.signal.aborted) {
    console.error(error.message);
    process.exitCode = 1;
  }
  for (const server of servers) server.close();
}
