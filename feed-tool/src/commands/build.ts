import { InvalidArgumentError, Option } from 'commander';
import type { BuildOptions } from '../build/run-build.js';
import { LAYOUTS } from '../feed/manifest.js';
import type { AddCommand } from './command.js';
import { gatherList, JSON_OPTION, readSeconds, readWhole } from './read-options.js';
import { refuseRenamedOption } from './refuse-renamed-option.js';

/** Default width of copied covers in pixels: that of a card's cover on a screen of double density. */
const COVER_WIDTH = 480;
/** Maximum width of copied covers in pixels; no card shows a wider one. */
const MAX_WIDTH = 4096;

/** Adds `fao-feed build`. */
export const addBuild: AddCommand = (program, run) => {
  const command = program
    .command('build')
    .description('Harvests a DSpace repository and writes a static feed, or brings one up to date.')
    .option(
      '--from <address>',
      'the repository: any of its pages, its REST root or OAI-PMH address; known from the folder once it holds a feed',
    )
    .requiredOption('--out <folder>', 'where the feed goes; new, empty, or of an earlier run')
    .option(
      '--set <spec>',
      'only this set of OAI-PMH, such as col_20.500.14283_12; may be repeated',
      gatherList,
    )
    .option('--collection <name>', 'only this collection or community: its handle or UUID')
    .option(
      '--items <names>',
      'only these items: job numbers, handles, DOIs, UUIDs, addresses; or @file with one a line',
      gatherList,
    )
    .option('--query <solr>', 'only what this search finds, in Solr’s syntax')
    .addOption(
      new Option('--via <interface>', 'how to read: oai, or rest (for named items and searches)').choices([
        'oai',
        'rest',
      ]),
    )
    .addOption(
      new Option(
        '--fields <set>',
        'which metadata fields mean what (default: told from each record)',
      ).choices(['auto', 'fao', 'stock']),
    )
    .addOption(
      new Option('--layout <layout>', 'how the feed is cut into files (default: by its size)').choices(
        LAYOUTS,
      ),
    )
    .option('--title <text>', 'name of the feed (default: the repository’s)')
    .option('--related <number>', 'most related items of each (default: 6)', readWhole)
    .option(
      '--thumbnails [width]',
      `copies the covers into the feed, this many pixels wide (default: ${COVER_WIDTH}); 0 leaves them where they are`,
      readWidth,
    )
    .option('--contact <address>', 'your address, for the repository’s administrators')
    .option('--delay <seconds>', 'time between two requests (default: what robots.txt asks for)', readSeconds)
    .option('--timeout <seconds>', 'time one request may take', readSeconds, 60)
    .option('--retries <number>', 'most further tries of a request that failed', readWhole, 6)
    .option('--full', 'reads everything again, not only what changed')
    .option('--ignore-robots', 'ignores robots.txt; only for a repository that is yours')
    .option(...JSON_OPTION)
    .action((options: Omit<BuildOptions, 'thumbnails'> & { thumbnails?: number | true }) =>
      run({ ...options, resumeHint: 'The same command goes on from here.' }, async (context) => {
        // Loads the module and its dependencies only for this command.
        const { runBuild } = await import('../build/run-build.js');
        const thumbnails = options.thumbnails === true ? COVER_WIDTH : options.thumbnails;
        return runBuild({ ...options, thumbnails }, context);
      }),
    );
  refuseRenamedOption(command, '--i-am-the-operator', '--ignore-robots');
};

function readWidth(text: string): number {
  const width = readWhole(text);
  if (width > MAX_WIDTH) throw new InvalidArgumentError(`It must be no more than ${MAX_WIDTH} pixels.`);
  return width;
}
