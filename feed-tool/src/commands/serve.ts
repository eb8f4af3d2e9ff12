import { once } from 'node:events';
import { InvalidArgumentError } from 'commander';
import { EXIT } from '../report/exit-codes.js';
import type { AddCommand } from './command.js';
import { JSON_OPTION } from './read-options.js';

/** Options of `fao-feed serve`. */
interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly json?: boolean;
}

/** Adds `fao-feed serve` to the command line. */
export const addServe: AddCommand = (program, run) => {
  program
    .command('serve')
    .description(
      'Serves the folder of a feed on this machine, with the headers that pages on other sites need.',
    )
    .argument('<folder>', 'the folder of the feed')
    .option('--port <number>', 'port to listen on; 0: any free port', readPort, 8080)
    .option(
      '--host <address>',
      'IP address to listen on; 0.0.0.0 accepts requests from other machines',
      '127.0.0.1',
    )
    .option(...JSON_OPTION)
    .action(async (folder: string, options: ServeOptions) => {
      await run(options, async ({ reporter, signal }) => {
        // Loads the modules and their dependencies only for this command.
        const [{ findFeed }, { openServer }, { createListener }, { writeSnippet }] = await Promise.all([
          import('../serve/find-feed.js'),
          import('../serve/open-server.js'),
          import('../serve/serve-files.js'),
          import('../serve/write-snippet.js'),
        ]);
        const feed = await findFeed(folder);
        const server = await openServer(createListener(folder), options.port, options.host);
        // `new URL` would encode the braces.
        const feedUrl = server.url + feed.path;
        const html = writeSnippet(feedUrl, feed.item);
        const text = `Serving ${folder} at ${server.url} (press Ctrl-C to stop).\nFeed: ${feedUrl}\n\n${html}`;
        reporter.conclude(text, { address: server.url, feed: feedUrl, html });
        if (!signal.aborted) await once(signal, 'abort');
        await server.close();
        return EXIT.done;
      });
    });
};

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('Write a number from 0 to 65535.');
  return port;
}
