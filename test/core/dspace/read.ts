import { dspace } from '../../../src/parts/dspace.js';
import type { SourceQuery, SourceReply } from '../../../src/core/model/source.js';
import type { LoadOptions } from '../../../src/loading/load-request.js';
import type { Repository } from '../../page/index.js';
import { openPageRequests } from '../page-requests.js';

/** Reads an item of a repository as an element does, and waits for its language versions. */
export async function readItemOf(
  { root }: Pick<Repository, 'root'>,
  identifier: string | undefined,
  { list, max, preferLang, dspaceFields, ...options }: Partial<SourceQuery & LoadOptions> = {},
): Promise<SourceReply> {
  const query = { feed: root, name: identifier, list, preferLang, dspaceFields, ...(max && { max }) };
  const { later, ...reply } = await dspace.read(query, openPageRequests(options));
  return { ...reply, item: (await later) ?? reply.item };
}
