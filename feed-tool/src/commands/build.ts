import { InvalidArgumentError, Option } from 'commander';
import type { BuildOptions } from '../build/run-build.js';
import { LAYOUTS } from '../feed/manifest.js';
import type { AddCommand } from './command.js';
import { gatherList, JSON_OPTION, readSeconds, readText, readWhole } from './read-options.js';
import { refuseRenamedOption } from './refuse-renamed-option.js';

/** Default width of copied covers in pixels: that of a card's cover on a screen of double density. */
const COVER_WIDTH = 480;
/** Maximum width of copied covers in pixels; no card shows a wider one. */
const MAX_WIDTH = 4096;

/** Adds `fao-feed build`. */
export const addBuild: AddCommand = (program, run) => {
  const command = program
    .command('build')
    .description('Harvests a DSpace repository and writes a static feed, or updates one.')
    .option(
      '--from <url>',
      'the repository: URL of any of its pages, its REST root or its OAI-PMH interface (default: that of the feed in the folder)',
      readText,
    )
    .requiredOption('--out <folder>', 'folder of the feed: new, empty, or of an earlier run')
    .option(
      '--set <spec>',
      'only this set of OAI-PMH, such as col_20.500.14283_12; may be repeated',
      gatherList,
    )
    .option('--collection <name>', 'only this collection or community: its handle, UUID or page', readText)
    .option(
      '--items <names>',
      'only these items: job numbers, handles, DOIs, UUIDs, URLs; or @file with one per line',
      gatherList,
    )
    .option('--query <solr>', 'only the results of this search, in Solr’s syntax', readText)
    .addOption(
      new Option(
        '--via <interface>',
        'interface to read: oai, or rest (for named items and searches)',
      ).choices(['oai', 'rest']),
    )
    .addOption(
      new Option('--fields <set>', 'meaning of metadata fields (default: detected in each record)').choices([
        'auto',
        'fao',
        'stock',
      ]),
    )
    .addOption(
      new Option('--layout <layout>', 'how to split the feed into files (default: by its size)').choices(
        LAYOUTS,
      ),
    )
    .option(
      '--entities <types>',
      'entity types besides publications, such as Person,Project; Publication: none',
      gatherList,
    )
    .option('--title <text>', 'name of the feed (default: the repository’s)', readText)
    .option('--related <number>', 'maximum number of related items per item (default: 6)', readWhole)
    .option(
      '--thumbnails [width]',
      `copies the covers into the feed, this many pixels wide (default: ${COVER_WIDTH}); 0 keeps the URLs of the repository`,
      readWidth,
    )
    .option('--contact <address>', 'your e-mail address or URL, for the repository’s administrators')
    .option('--delay <seconds>', 'time between two requests (default: the delay in robots.txt)', readSeconds)
    .option('--timeout <seconds>', 'timeout of one request', readSeconds, 60)
    .option('--retries <number>', 'maximum number of retries of a failed request', readWhole, 6)
    .option('--full', 'reads everything again, not only the changes')
    .option('--ignore-robots', 'ignores robots.txt; only for a repository that is yours')
    .option(...JSON_OPTION)
    .action((options: Omit<BuildOptions, 'thumbnails'> & { thumbnails?: number | true }) =>
      run({ ...options, resumeHint: 'Run the same command again to resume.' }, async (context) => {
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
