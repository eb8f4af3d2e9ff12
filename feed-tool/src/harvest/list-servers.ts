import { CommandError } from '../report/command-error.js';
import { EXIT } from '../report/exit-codes.js';

/** First path segments of pages in DSpace's user interface (dspace-angular, `app-routes.ts`). */
const PAGES = new Set(
  (
    'home community-list communities collections items entities handle id bitstreams bitstream search browse ' +
    'statistics info login mydspace'
  ).split(' '),
);
/** Maximum number of parent folders of an unknown page to try, besides the root. */
const MAX_FOLDERS = 3;

/**
 * Lists the possible URLs of a repository's server, derived from any of its URLs: the most likely first, each
 * once. The URL of the server, its REST interface or OAI-PMH gives one. A page may be anywhere below the
 * server's folder, so its parent folders follow, the nearest first, each with `/server` and without.
 * @param from URL of the home page or another page, of the server, the REST root or OAI-PMH
 * @returns absolute URLs without a slash at the end
 * @throws CommandError where `from` is not a URL
 */
export function listServers(from: string): string[] {
  const text = /^[a-z][a-z\d+.-]*:\/\//i.test(from) ? from : `https://${from}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new CommandError(
      `--from "${from}" is not a URL: write one such as https://openknowledge.fao.org.`,
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
