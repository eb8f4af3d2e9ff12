import type { LoadError } from '../model/error.js';
import type { SourceReply } from '../model/source.js';
import { diagnose } from '../request/diagnosis/diagnose.js';
import { loadReply, type Terms, type Wish } from './load-item.js';
import { warnOnce } from './report.js';

/**
 * What can be done after a failure: the fallback feed, where there is one, else a failure that says what it is. Loaded only when needed.
 * @returns the fallback feed's reply
 * @throws LoadError the failure with its true kind and a sentence for the developer
 */
export async function recover(failure: LoadError, wish: Wish, terms: Terms): Promise<SourceReply> {
  const known = await diagnose(failure);
  terms.signal.throwIfAborted();
  const { fallbackFeed, feed, data } = wish;
  if (!fallbackFeed || fallbackFeed === feed || data) throw known;
  warnOnce(`${known.message}. The fallback feed ${fallbackFeed} is read instead`);
  try {
    // The attribute `source` speaks of the feed, not of its fallback.
    return await loadReply({ ...wish, feed: fallbackFeed, source: undefined }, terms);
  } catch {
    throw known;
  }
}
