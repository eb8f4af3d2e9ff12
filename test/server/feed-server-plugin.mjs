const actions = ['reply', 'hold', 'release', 'requests', 'close'];

/**
 * Lets test pages script the feed server, and closes it with the test runner. The calls take the test runner's own
 * socket rather than HTTP: they need no connection of the six a browser opens to one host, which held replies use up,
 * and are not seen by tests that look at the page's requests.
 *
 * @param {{ origin: string, run: (token: string) => import('./feed-run.mjs').FeedRun, close: () => Promise<void> }}
 *   feedServer
 * @returns {import('@web/test-runner-core').TestRunnerPlugin}
 */
export function feedServerPlugin(feedServer) {
  return {
    name: 'feed-server',
    executeCommand({ command, payload }) {
      if (command !== 'feed-server') return undefined;
      const { token, action, parameters } = payload;
      if (!actions.includes(action)) throw new Error(`The feed server has no action "${action}".`);
      return feedServer.run(token)[action](...parameters) ?? true;
    },
    async serverStop() {
      await feedServer.close();
    },
  };
}
