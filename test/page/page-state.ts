import { pageState } from '../../src/loading/page-state.js';

/**
 * Closes all circuits. All tests of a file send requests to the same host, so failures in one test would open
 * its circuit in the next.
 */
export function closeCircuits(): void {
  pageState.hosts.clear();
}
