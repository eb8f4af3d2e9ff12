import { fileURLToPath } from 'node:url';

import { esbuildPlugin } from '@web/dev-server-esbuild';

import { serveDemoPages } from '../server/demo-pages.mjs';
import { feedServerPlugin } from '../server/feed-server-plugin.mjs';
import { startFeedServer } from '../server/feed-server.mjs';
import { makeHostPages } from '../server/host-pages.mjs';
import { startRepositoryServer } from 'fake-dspace/testing';
import { serveSecondCopy } from '../server/second-copy.mjs';
import { coverageConfig } from './coverage.mjs';
import { devtoolsPlugin } from './devtools-plugin.mjs';
import { documentTreesPlugin } from './document-trees-plugin.mjs';
import { makeLauncher } from './launchers.mjs';
import { packageBundlesPlugin } from './package-bundles-plugin.mjs';
import { pageSetupPlugin } from './page-setup-plugin.mjs';
import { pressKeysPlugin } from './press-keys-plugin.mjs';
import { listSharedTestFiles, sharedPagePlugin } from './shared-page-plugin.mjs';

/** The folder of the project, absolute. */
export const rootFolder = fileURLToPath(new URL('../..', import.meta.url));

/** The files that run in browsers. */
export const browserTestFiles = [
  'test/page/shared/!(run-test-files).ts',
  'test/**/*.test.ts',
  '!test/fixtures/**',
  ...listSharedTestFiles(rootFolder).map((file) => `!${file}`),
];

const bundledPackages = ['axe-core', 'fast-check', 'shadow-dom-testing-library'];

function makeTestPage(framework, { feedOrigin, repositoryOrigin }) {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="feed-origin" content="${feedOrigin}">
    <meta name="repository-origin" content="${repositoryOrigin}">
    <title>Tests of fao-widgets</title>
    <link rel="stylesheet" href="/test/page/fonts.css">
    <script src="/test/server/watch-page.js"></script>
  </head>
  <body>
    <script type="module" src="${framework}"></script>
  </body>
</html>`;
}

/**
 * Composes the configuration of the test runner, and starts the feed server and the repository server.
 *
 * @param {{ browsers: import('./find-browsers.mjs').FoundBrowser[], files?: string[], coverage?: boolean,
 *   pages?: number, reporters?: import('@web/test-runner-core').Reporter[] }} options `files` are globs
 *   relative to the project; `pages`: how many pages Chromium opens at once
 * @returns {Promise<import('@web/test-runner').TestRunnerConfig>}
 */
export async function makeRunnerConfig({
  browsers,
  files = browserTestFiles,
  coverage = false,
  pages,
  reporters,
}) {
  const feedServer = await startFeedServer();
  const repositoryServer = await startRepositoryServer();
  const origins = { feedOrigin: feedServer.origin, repositoryOrigin: repositoryServer.origin };
  const hostPages = makeHostPages();
  return {
    rootDir: rootFolder,
    files,
    browsers: browsers.map((browser) => makeLauncher(browser, { pages, coverage })),
    // All browsers at once: while a test waits in one of them, another uses the processor.
    concurrentBrowsers: browsers.length,
    nodeResolve: true,
    coverage,
    coverageConfig,
    ...(reporters && { reporters }),
    // Timeouts for a machine under four times the usual load: they cost time only where a test fails.
    browserStartTimeout: 180_000,
    testsStartTimeout: 120_000,
    testsFinishTimeout: 1_200_000, // for a file as a whole
    testFramework: { config: { timeout: 180_000 } },
    testRunnerHtml: (framework) => makeTestPage(framework, origins),
    middleware: [serveSecondCopy, hostPages.middleware, serveDemoPages(origins)],
    plugins: [
      pageSetupPlugin(),
      packageBundlesPlugin(bundledPackages, rootFolder),
      esbuildPlugin({ ts: true, target: 'es2022', tsconfig: `${rootFolder}tsconfig.json` }),
      feedServerPlugin(feedServer),
      { name: 'repository-server', serverStop: repositoryServer.close },
      hostPages.plugin,
      pressKeysPlugin(),
      sharedPagePlugin(rootFolder),
      devtoolsPlugin(),
      documentTreesPlugin(rootFolder),
    ],
  };
}
