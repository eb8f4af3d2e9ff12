import type { SkippedRecord } from '../feed/manifest.js';

/** Maximum number of reasons in the message, and of records named for each. */
const MAX_NAMED = 5;

/**
 * Lists the skipped records, in one sentence per reason, without a full stop.
 * @param hasManifest whether there is a manifest.json, which lists all of them
 */
export function describeSkipped(skipped: readonly SkippedRecord[], hasManifest = true): string[] {
  const byReason = new Map<string, string[]>();
  for (const { id, reason } of skipped) {
    const ids = byReason.get(reason);
    if (ids) ids.push(id);
    else byReason.set(reason, [id]);
  }
  const groups = [...byReason];
  const sentences = groups
    .slice(0, MAX_NAMED)
    .map(([reason, ids]) => `Skipped ${nameSome(ids, hasManifest)}: ${reason}`);
  const rest = groups.slice(MAX_NAMED).flatMap(([, ids]) => ids).length;
  return rest
    ? [...sentences, `${rest} more were skipped${hasManifest ? '; manifest.json lists all of them' : ''}`]
    : sentences;
}

function nameSome(ids: readonly string[], hasManifest: boolean): string {
  const named = ids.slice(0, MAX_NAMED).join(', ');
  return ids.length > MAX_NAMED
    ? `${named} and ${ids.length - MAX_NAMED} more${hasManifest ? ', which manifest.json lists' : ''}`
    : named;
}
