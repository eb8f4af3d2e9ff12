import { pageState } from '../../src/loading/page-state.js';

/** All tests of a file ask the same host: what failed in one must not be held against it in the next. */
export function forgetFailingHosts(): void {
  pageState.hosts.clear();
}
