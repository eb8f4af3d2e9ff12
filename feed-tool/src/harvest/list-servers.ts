import { CommandError } from '../report/command-error.js';
import { EXIT } from '../report/exit-codes.js';

/**
 * First steps of the addresses that pages of DSpace's user interface have (dspace-angular, `app-routes.ts`).
 */
const PAGES = new Set(
  (
    'home community-list communities collections items entities handle id bitstreams bitstream search browse ' +
    'statistics info login mydspace'
  ).split(' '),
);
/** Most folders above an unknown page that are tried, besides the top. */
const MAX_FOLDERS = 3;

/**
 * Lists where the server of a repository may be, by any of its addresses: the likeliest first, each once. The
 * address of the server, of its REST interface or of OAI-PMH gives one. A page may be anywhere below the
 * server's folder, so that the folders above it follow, the nearest first, each with `/server` and without.
 * @param from home page or another page, server, REST root or OAI-PMH address
 * @returns absolute addresses without a slash at the end
 * @throws CommandError where it is no address
 */
export function listServers(from: string): string[] {
  const text = /^[a-z][a-z\d+.-]*:\/\//i.test(from) ? from : `https://${from}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new CommandError(
      `--from "${from}" is no address: write one such as https://openknowledge.fao.org.`,
      EXIT.usage,
    );
  }
  const path = url.pathname.replace(/\/+$/, '');
  const known = /^(.*)\/(?:oai(?:\/\w+)?|api(?:\/.*)?)$/.exec(path)?.[1] ?? /^.*\/server$/.exec(path)?.[0];
  const paths = known === undefined ? listFolders(path).flatMap(addServer) : [known];
  return [...new Set(paths)].map((one) => url.origin + one);
}

function listFolders(path: string): string[] {
  const steps = path.split('/').slice(1);
  const page = steps.findIndex((step) => PAGES.has(step));
  const folder = page < 0 ? steps : steps.slice(0, page);
  const nearest = folder.map((_, index) => `/${folder.slice(0, folder.length - index).join('/')}`);
  return [...nearest.slice(0, MAX_FOLDERS), ''];
}

function addServer(folder: string): string[] {
  return folder.endsWith('/server') ? [folder] : [`${folder}/server`, folder];
}
