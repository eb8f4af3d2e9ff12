/// <reference types="mocha" />
import { configure } from '../../src/embed/index.js';

/** Timeout in milliseconds for any request on a machine that runs three browsers and measures coverage. */
export const longTimeout = 300_000;

/** Sets the timeout of one request for all elements of a suite, in milliseconds. */
export function setTimeLimit(timeout: number): void {
  before(() => configure({ timeout }));
  after(() => configure({ timeout: undefined }));
}
