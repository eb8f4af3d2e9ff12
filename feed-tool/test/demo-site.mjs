/** The demo's site on feeds that `fao-feed build` made. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { cp } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { serveSite } from '../../demo/serve-site.mjs';
import { runCommand, startCommand } from './run-command.mjs';

const layouts = {
  'one-file': { options: [] },
  // Twice over: so few publications would be one page.
  pages: { options: [], settings: '/copies=2' },
  'item-files': { options: ['--thumbnails', '240'] },
};

/**
 * Runs the command, which must succeed.
 *
 * @param {...string} args
 * @returns {Promise<string>} what it printed
 */
export async function runWell(...args) {
  const { code, stdout, stderr } = await runCommand(...args);
  assert.equal(code, 0, `fao-feed ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/**
 * Builds the feed of a repository in each layout.
 *
 * @param {string} origin of the repository
 * @param {string} folder in which each layout gets a folder of its name
 * @returns {Promise<Record<'one-file' | 'pages' | 'item-files', string>>} their paths
 */
export async function buildLayouts(origin, folder) {
  const built = Object.entries(layouts).map(async ([layout, { options, settings = '' }]) => {
    const out = join(folder, layout);
    await runWell(
      'build',
      '--from',
      `${origin}${settings}/server`,
      '--out',
      out,
      '--layout',
      layout,
      ...options,
    );
    return [layout, out];
  });
  return Object.fromEntries(await Promise.all(built));
}

/**
 * Puts the layouts into one folder, where the demo pages look for each of them.
 *
 * @param {Awaited<ReturnType<typeof buildLayouts>>} built
 * @param {string} folder
 */
export async function putTogether(built, folder) {
  await cp(join(built['one-file'], 'feed.json'), join(folder, 'feed.json'));
  for (const part of ['items', 'thumbnails']) {
    await cp(join(built['item-files'], part), join(folder, part), { recursive: true });
  }
  // What follows a page is named from the folder that the page is in.
  await cp(join(built.pages, 'feed.json'), join(folder, 'pages', 'page-1.json'));
  await cp(join(built.pages, 'pages'), join(folder, 'pages', 'pages'), { recursive: true });
}

/**
 * Makes the rule by which a page names items of a built feed. Where a publication has no job number, the
 * demo's feed has an id of its own making; in the repository that id is the end of the handle, which is a
 * name of the item in every feed.
 *
 * @param {object[]} items of the built feed
 * @returns {(id: string) => string} from an id of the demo's feed; one that neither is an id nor ends a
 *   handle stays as it is
 */
export function makeNaming(items) {
  const ids = new Set(items.map(({ id }) => id));
  const handles = new Map(items.map(({ _fao: { handle } }) => [handle.split('/')[1], handle]));
  return (id) => (ids.has(id) ? id : (handles.get(id) ?? id));
}

/**
 * Makes the request listener of the demo's site, on whose pages items have the names that a feed knows.
 *
 * @param {Parameters<typeof serveSite>[0]} origins
 * @param {(id: string) => string} nameItem
 * @param {Record<string, string>} [ownPages] further pages, by path
 * @returns {import('node:http').RequestListener}
 */
export function serveNamedSite(origins, nameItem, ownPages = {}) {
  const answer = serveSite(origins);
  const rename = (html) => html.replace(/\bitem="([^"]+)"/g, (_, id) => `item="${nameItem(id)}"`);
  return (request, response) => {
    const own = ownPages[request.url];
    if (own) return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(own);
    const end = response.end.bind(response);
    response.end = (body, ...rest) => end(typeof body === 'string' ? rename(body) : body, ...rest);
    answer(request, response);
  };
}

/**
 * Serves on a loopback port that is free.
 *
 * @param {import('node:http').RequestListener} listener
 * @returns {Promise<{ origin: string, close: () => void }>}
 */
export async function listen(listener) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/**
 * Serves a folder with `fao-feed serve`, in a process of its own.
 *
 * @param {string} folder
 * @returns {Promise<{ origin: string, close: () => Promise<unknown> }>}
 */
export async function startServing(folder) {
  const { child, ended } = startCommand(['serve', folder, '--port', '0', '--json']);
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return {
    origin: new URL(JSON.parse(line).address).origin,
    close: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
