import type { ClassicLevel } from 'classic-level';

/** A part of the database with keys of its own. */
export type Level = ReturnType<typeof openLevel>;

/** Opens a part of the database by its name. */
export function openLevel(db: ClassicLevel<string, unknown>, name: string) {
  return db.sublevel<string, unknown>(name, { valueEncoding: 'json' });
}
