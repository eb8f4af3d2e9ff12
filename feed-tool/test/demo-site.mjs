/** Serves the demo's site with feeds of `fao-feed build`. */
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
  // Two copies, since one has too few publications for a second page.
  pages: { options: [], settings: '/copies=2' },
  'item-files': { options: ['--thumbnails', '240'] },
};

/**
 * Runs the command, and checks that it succeeds.
 *
 * @param {...string} args
 * @returns {Promise<string>} its standard output
 */
export async function runSuccessfully(...args) {
  const { code, stdout, stderr } = await runCommand(...args);
  assert.equal(code, 0, `fao-feed ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/**
 * Builds the feed of a repository in each layout.
 *
 * @param {string} origin of the repository
 * @param {string} folder in which each layout gets a folder with its name
 * @returns {Promise<Record<'one-file' | 'pages' | 'item-files', string>>} their paths
 */
export async function buildLayouts(origin, folder) {
  const built = Object.entries(layouts).map(async ([layout, { options, settings = '' }]) => {
    const out = join(folder, layout);
    await runSuccessfully(
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
 * Copies the layouts into one folder, with the paths that the demo pages use.
 *
 * @param {Awaited<ReturnType<typeof buildLayouts>>} built
 * @param {string} folder
 */
export async function combineLayouts(built, folder) {
  await cp(join(built['one-file'], 'feed.json'), join(folder, 'feed.json'));
  for (const part of ['items', 'thumbnails']) {
    await cp(join(built['item-files'], part), join(folder, part), { recursive: true });
  }
  // URLs of next pages are relative to the folder of the page.
  await cp(join(built.pages, 'feed.json'), join(folder, 'pages', 'page-1.json'));
  await cp(join(built.pages, 'pages'), join(folder, 'pages', 'pages'), { recursive: true });
}

/**
 * Returns a function that converts ids of the demo feed to identifiers in a built feed. The demo feed has its
 * own ids for publications without a job number. In the repository, these are the last part of the handle,
 * which is an identifier in every feed.
 *
 * @param {object[]} items of the built feed
 * @returns {(id: string) => string} converts an id of the demo feed; an unknown one stays as it is
 */
export function makeIdConverter(items) {
  const ids = new Set(items.map(({ id }) => id));
  const handles = new Map(items.map(({ _fao: { handle } }) => [handle.split('/')[1], handle]));
  return (id) => (ids.has(id) ? id : (handles.get(id) ?? id));
}

/**
 * Makes the request listener of the demo's site, with converted ids of items in its pages.
 *
 * @param {Parameters<typeof serveSite>[0]} origins
 * @param {(id: string) => string} convertId
 * @param {Record<string, string>} [ownPages] further pages, by path
 * @returns {import('node:http').RequestListener}
 */
export function serveConvertedSite(origins, convertId, ownPages = {}) {
  const serve = serveSite(origins);
  const convert = (html) => html.replace(/\bitem="([^"]+)"/g, (_, id) => `item="${convertId(id)}"`);
  return (request, response) => {
    const own = ownPages[request.url];
    if (own) return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(own);
    const end = response.end.bind(response);
    response.end = (body, ...rest) => end(typeof body === 'string' ? convert(body) : body, ...rest);
    serve(request, response);
  };
}

/**
 * Starts a server on a free port of loopback.
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
 * Serves a folder with `fao-feed serve`, in a separate process.
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
