/// <reference types="mocha" />
import { configure } from '../../src/embed/index.js';

/** Gives the widgets of a suite another limit in time than a page's, in milliseconds for one request. */
export function setTimeLimit(timeout: number): void {
  before(() => configure({ timeout }));
  after(() => configure({ timeout: undefined }));
}
