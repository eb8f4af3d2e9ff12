const prefix = '/second-copy';

/**
 * Serves the project's files below `/second-copy/` too. Browsers load them as different modules, as they do
 * with a second copy of the library.
 *
 * @param {import('koa').Context} context
 * @param {() => Promise<void>} next
 * @returns {Promise<void>}
 */
export function serveSecondCopy(context, next) {
  if (context.path.startsWith(`${prefix}/`)) context.url = context.url.slice(prefix.length);
  return next();
}
