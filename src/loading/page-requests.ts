import type { Requests, SourceQuery, SourceReply } from '../core/model/source.js';
import type { LoadOptions } from './load-request.js';

/** Requests of a load with its options. Parts make the requests from them that only their source needs. */
export interface PageRequests extends Requests {
  readonly options: LoadOptions;
}

/** A source that reads in a page. */
export interface PageSource {
  read(query: SourceQuery, requests: PageRequests): Promise<SourceReply>;
}
