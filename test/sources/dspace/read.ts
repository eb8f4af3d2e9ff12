import type { SourceQuery, SourceReply } from '../../../src/model/source.js';
import { dspace } from '../../../src/sources/dspace/dspace.js';
import type { Repository } from '../../page/index.js';

/** Reads an item of a repository as a widget does, and waits for what comes later. */
export async function readItemOf(
  { root }: Pick<Repository, 'root'>,
  name: string | undefined,
  rest: Partial<SourceQuery> = {},
): Promise<SourceReply> {
  const { signal } = new AbortController();
  const query = { feed: root, name, signal, timeout: 60_000, fresh: false, storage: true, ...rest };
  const { later, ...reply } = await dspace.read(query);
  return { ...reply, item: (await later) ?? reply.item };
}
