import type { LoadError } from '../core/model/error.js';
import { warnOnce } from '../core/warn-once.js';
import { diagnose } from './diagnose.js';
import type { Content, LoadRequest } from './load-request.js';

/** Loads the content of a request. */
type Load = (request: LoadRequest) => Promise<Content>;

/**
 * Loads the content from the fallback feed, after the feed failed.
 * @throws LoadError the failure of the feed, diagnosed, where there is no fallback feed or it fails too
 */
export async function loadFallbackFeed(
  failure: LoadError,
  request: LoadRequest,
  load: Load,
  signal: AbortSignal,
): Promise<Content> {
  const diagnosed = await diagnose(failure);
  signal.throwIfAborted();
  const { fallbackFeed, feed, data } = request;
  // Without an identifier, no feed can find the item that the author of the page wants.
  const isNameless = failure.kind === 'config' && failure.detail === 'item';
  if (!fallbackFeed || fallbackFeed === feed || data || isNameless) throw diagnosed;
  warnOnce(`${diagnosed.message}. Reading the fallback feed ${fallbackFeed} instead`);
  try {
    // The attribute `source` belongs to the feed, not to its fallback.
    return await load({ ...request, feed: fallbackFeed, source: undefined, custom: undefined });
  } catch {
    throw diagnosed;
  }
}
