/** The part that loads with the first failure: circuit breaker, retries, diagnosis, fallback feed, view. */
export { checkCircuit } from '../loading/circuit-breaker.js';
export { diagnose } from '../loading/diagnose.js';
export { failureView } from '../loading/failure-view.js';
export { loadFallbackFeed } from '../loading/fallback-feed.js';
export { retry } from '../loading/retry.js';
