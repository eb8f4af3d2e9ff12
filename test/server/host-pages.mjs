import { randomUUID } from 'node:crypto';

const watchTag = '<script src="/test/server/watch-page.js"></script>';

/** Puts the script first in the page, before anything that could write to the console. */
function insertWatch(html) {
  const doctype = /^\s*<!doctype[^>]*>/i.exec(html)?.[0] ?? '';
  return doctype + watchTag + html.slice(doctype.length);
}

/**
 * Serves pages that a test makes up, with the response headers it chooses, from the origin of the test page, so that
 * the test can look into the frame that shows them.
 *
 * @returns {{ plugin: import('@web/test-runner-core').TestRunnerPlugin, middleware: import('koa').Middleware }} the
 *   plugin takes pages by the command `host-page` and gives their path, `/host/<token>`; the middleware serves them
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
