import type { Requests, SourceQuery, SourceReply } from '../core/model/source.js';
import type { LoadOptions } from './load-request.js';

/** The requests of a load, and its options, from which parts make the further requests of their sources. */
export interface PageRequests extends Requests {
  readonly options: LoadOptions;
}

/** A source that reads in a page. */
export interface PageSource {
  read(query: SourceQuery, requests: PageRequests): Promise<SourceReply>;
}
