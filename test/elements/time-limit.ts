/// <reference types="mocha" />
import { configure } from '../../src/embed/index.js';

/** Long enough for anything on a machine that runs three browsers and counts coverage, in milliseconds. */
export const patience = 300_000;

/** Gives the widgets of a suite another limit in time than a page's, in milliseconds for one request. */
export function setTimeLimit(timeout: number): void {
  before(() => configure({ timeout }));
  after(() => configure({ timeout: undefined }));
}
