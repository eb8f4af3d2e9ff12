/** Starts servers with the settings of docs/hosting.md. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startServing } from './demo-site.mjs';
import { page, readBlocks } from './hosting-page.mjs';
import { explainSkip, startApache, startNginx } from './web-servers.mjs';

const [nginx] = readBlocks('nginx');
const [apacheFolder, apacheSite] = readBlocks('apache');
const [, named] = /It needs (`mod_.*?)\./.exec(page);
const modules = Array.from(named.matchAll(/`mod_(\w+)`/g), ([, name]) => name);

/** Starts Apache with the site settings of the page, and with the given folder as its root. */
const startSite = (root, settings = apacheSite) =>
  startApache(settings.replace('/var/www/feed', `"${root}"`), root, modules);
const wholeSite = apacheSite.replace('AllowOverride All', () => apacheFolder);

/**
 * The ways to serve a feed that a test can run on one machine.
 *
 * @type {Record<string, { skip?: string | false, start: (root: string) => Promise<{ origin: string, close: ()
 *   => Promise<unknown> }> }>} `skip`: why the test skips it
 */
export const ways = {
  nginx: { skip: explainSkip('nginx'), start: (root) => startNginx(nginx, root) },
  'Apache, set up in .htaccess': {
    skip: explainSkip('apache'),
    async start(root) {
      await writeFile(join(root, '.htaccess'), apacheFolder);
      return startSite(root);
    },
  },
  'Apache, set up in the configuration of the site': {
    skip: explainSkip('apache'),
    start: (root) => startSite(root, wholeSite),
  },
  'fao-feed serve': { start: startServing },
};
