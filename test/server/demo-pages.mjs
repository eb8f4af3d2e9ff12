import { serveDemo } from '../../demo/serve-demo.mjs';

/** Adapts a middleware of the form `(request, response, next)` to the test server, which is built on Koa. */
function adaptToKoa(serve, prefix) {
  return async (context, next) => {
    if (!context.path.startsWith(prefix)) {
      await next();
      return;
    }
    const isUnhandled = await new Promise((resolve, reject) => {
      context.res.statusCode = 200;
      context.res.once('close', () => resolve(false));
      serve(context.req, context.res, (error) => (error ? reject(error) : resolve(true)));
    });
    if (!isUnhandled) {
      context.respond = false;
      return;
    }
    context.res.statusCode = 404;
    await next();
  };
}

/**
 * Serves the demo pages below `/demo/` on the origin of the test pages.
 *
 * @param {{ feedOrigin: string, repositoryOrigin: string }} options origins of the feed and of the repository
 * @returns {import('koa').Middleware}
 */
export function serveDemoPages(options) {
  return adaptToKoa(serveDemo(options), '/demo/');
}
