/*
 * Runs in the host pages of content-security-policy.test.ts, whose policy allows scripts of their own origin only: asks for
 * JSON there, under the policy of that page, and diagnoses the failure.
 */
import type { LoadError } from '../../src/core/model/error.js';
import { diagnose } from '../../src/loading/diagnose.js';
import { fetchJson } from '../../src/loading/fetch-json.js';

declare global {
  interface Window {
    /** Gives the diagnosed failure, or the answer. */
    askUnderPolicy?: (url: string) => Promise<unknown>;
  }
}

window.askUnderPolicy = (url) =>
  fetchJson(url, new AbortController(), { timeout: 60_000 }).catch((error: unknown) =>
    diagnose(error as LoadError),
  );
