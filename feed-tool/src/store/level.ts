import type { ClassicLevel } from 'classic-level';

/** Number of entries that are read at once. */
const BATCH = 1_000;

/** A section of the database with its own keys. */
export type Level = ReturnType<typeof openLevel>;

/** Opens a section of the database by its name. */
export function openLevel(db: ClassicLevel<string, unknown>, name: string) {
  return db.sublevel<string, unknown>(name, { valueEncoding: 'json' });
}

/** Reads all entries of a section in the order of their keys, many at once. */
export async function* readEntries<Value>(
  level: Level,
): AsyncGenerator<readonly (readonly [string, Value])[]> {
  const entries = level.iterator();
  try {
    for (let some = await entries.nextv(BATCH); some.length; some = await entries.nextv(BATCH))
      yield some as [string, Value][];
  } finally {
    await entries.close();
  }
}

/** Counts the keys of a section. */
export async function countKeys(level: Level): Promise<number> {
  const keys = level.keys();
  let count = 0;
  try {
    for (let some = await keys.nextv(BATCH); some.length; some = await keys.nextv(BATCH))
      count += some.length;
  } finally {
    await keys.close();
  }
  return count;
}
