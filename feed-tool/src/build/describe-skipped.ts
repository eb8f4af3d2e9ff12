import type { SkippedRecord } from '../feed/manifest.js';
import { MAX_NAMED, nameSome } from '../report/name-some.js';

/**
 * Lists the skipped records, in one sentence per reason, without a full stop. It names some reasons, and some
 * records for each.
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
    .map(([reason, ids]) => `Skipped ${nameRecords(ids, hasManifest)}: ${reason}`);
  const rest = groups.slice(MAX_NAMED).flatMap(([, ids]) => ids).length;
  return rest
    ? [...sentences, `${rest} more were skipped${hasManifest ? '; manifest.json lists all of them' : ''}`]
    : sentences;
}

function nameRecords(ids: readonly string[], hasManifest: boolean): string {
  return nameSome(ids) + (hasManifest && ids.length > MAX_NAMED ? ', which manifest.json lists' : '');
}
