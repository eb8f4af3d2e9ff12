import type { SourceQuery, SourceReply } from '../../../src/model/source.js';
import { dspace } from '../../../src/sources/dspace/dspace.js';
import type { Repository } from '../../page/index.js';

/** Reads an item of a repository, as a widget would. */
export function readItemOf(
  { root }: Pick<Repository, 'root'>,
  name: string | undefined,
  rest: Partial<SourceQuery> = {},
): Promise<SourceReply> {
  const { signal } = new AbortController();
  return dspace.read({ feed: root, name, signal, timeout: 60_000, fresh: false, storage: true, ...rest });
}
