import type { JsonOptions } from '../core/model/source.js';
import type { LoadOptions } from './load-request.js';

/** Options of one request of a load. */
export type ReadOptions = LoadOptions & JsonOptions;
