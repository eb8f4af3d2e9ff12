/** docs/hosting.md, done as it says. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startServing } from './demo-site.mjs';
import { page, readBlocks } from './hosting-page.mjs';
import { explainSkip, startApache, startNginx } from './web-servers.mjs';

const [nginx] = readBlocks('nginx');
const [apacheFolder, apacheSite] = readBlocks('apache');
const [, named] = /It needs (`mod_.*?)\./.exec(page);
const modules = Array.from(named.matchAll(/`mod_(\w+)`/g), ([, name]) => name);

/** Starts Apache with the page's settings of the site, for the folder that is served. */
const startSite = (root, settings = apacheSite) =>
  startApache(settings.replace('/var/www/feed', `"${root}"`), root, modules);
const wholeSite = apacheSite.replace('AllowOverride All', () => apacheFolder);

/**
 * The ways to serve a feed that can be tried on one machine.
 *
 * @type {Record<string, { skip?: string | false, start: (root: string) => Promise<{ origin: string, close: ()
 *   => Promise<unknown> }> }>} `skip`: why it is left out
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
