const actions = ['reply', 'hold', 'release', 'requests', 'close'];

/**
 * Adds the command `feed-server`, with which test pages control the feed server, and closes the server with
 * the test runner. Commands use the test runner's socket rather than HTTP: held replies may use up the six
 * connections that a browser opens to one host, and the commands must not be among the page's requests.
 *
 * @param {{ origin: string, run: (token: string) => import('./feed-run.mjs').FeedRun, close: () =>
 *   Promise<void> }} feedServer
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
