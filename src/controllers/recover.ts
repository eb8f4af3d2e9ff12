import type { LoadError } from '../model/error.js';
import { diagnose } from '../request/diagnosis/diagnose.js';
import { loadContent } from './load-content.js';
import type { Content, Terms, Wish } from './wish.js';
import { warnOnce } from './report.js';

export { diagnose };

/**
 * What can be done after a failure: the fallback feed, where there is one, else a failure that says what it is. Loaded only when needed.
 * @returns what the fallback feed has to show
 * @throws LoadError the failure with its true kind and a sentence for the developer
 */
export async function recover(failure: LoadError, wish: Wish, terms: Terms): Promise<Content> {
  const known = await diagnose(failure);
  terms.signal.throwIfAborted();
  const { fallbackFeed, feed, data } = wish;
  // Where no item is named, no feed has the one that the page's author means.
  const isNameless = failure.kind === 'config' && failure.detail === 'item';
  if (!fallbackFeed || fallbackFeed === feed || data || isNameless) throw known;
  warnOnce(`${known.message}. The fallback feed ${fallbackFeed} is read instead`);
  try {
    // The attribute `source` speaks of the feed, not of its fallback.
    return await loadContent({ ...wish, feed: fallbackFeed, source: undefined, custom: undefined }, terms);
  } catch {
    throw known;
  }
}
