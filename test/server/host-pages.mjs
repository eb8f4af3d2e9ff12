import { randomUUID } from 'node:crypto';

const watchTag = '<script src="/test/server/watch-page.js"></script>';

/** Inserts the script before everything in the page that could write to the console. */
function insertWatch(html) {
  const doctype = /^\s*<!doctype[^>]*>/i.exec(html)?.[0] ?? '';
  return doctype + watchTag + html.slice(doctype.length);
}

/**
 * Serves pages that a test composes, with response headers of its choice, from the origin of the test page,
 * so that the test can read the frame that shows them.
 *
 * @returns {{ plugin: import('@web/test-runner-core').TestRunnerPlugin, middleware:
 *   import('koa').Middleware }} the plugin adds the command `host-page`, which stores a page and returns its
 *   path, `/host/<token>`; the middleware serves the pages
 */
export function makeHostPages() {
  const pages = new Map();

  const plugin = {
    name: 'host-pages',
    executeCommand({ command, payload }) {
      if (command !== 'host-page') return undefined;
      const path = `/host/${randomUUID()}`;
      pages.set(path, payload);
      return path;
    },
  };

  const middleware = async (context, next) => {
    const page = pages.get(context.path);
    if (!page) {
      await next();
      return;
    }
    context.type = 'text/html; charset=utf-8';
    context.set(page.headers ?? {});
    context.body = page.watch === false ? page.html : insertWatch(page.html);
  };

  return { plugin, middleware };
}
