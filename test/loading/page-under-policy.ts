/*
 * Runs in the host pages of content-security-policy.test.ts, whose policy allows only scripts of their own
 * origin. It requests JSON under the policy of that page, and diagnoses the failure.
 */
import type { LoadError } from '../../src/core/model/error.js';
import { diagnose } from '../../src/loading/diagnose.js';
import { fetchJson } from '../../src/loading/fetch-json.js';

declare global {
  interface Window {
    /** Returns the diagnosed failure, or the response. */
    requestUnderPolicy?: (url: string) => Promise<unknown>;
  }
}

window.requestUnderPolicy = (url) =>
  fetchJson(url, new AbortController(), { timeout: 60_000 }).catch((error: unknown) =>
    diagnose(error as LoadError),
  );
