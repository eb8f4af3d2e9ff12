const prefix = '/second-copy';

/**
 * Middleware that serves the project's files below `/second-copy/` once more: to a browser their modules are others, as those of a second copy of the library are.
 *
 * @param {import('koa').Context} context
 * @param {() => Promise<void>} next
 * @returns {Promise<void>}
 */
export function serveSecondCopy(context, next) {
  if (context.path.startsWith(`${prefix}/`)) context.url = context.url.slice(prefix.length);
  return next();
}
