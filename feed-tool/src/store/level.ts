import type { ClassicLevel } from 'classic-level';

/** A section of the database with its own keys. */
export type Level = ReturnType<typeof openLevel>;

/** Opens a section of the database by its name. */
export function openLevel(db: ClassicLevel<string, unknown>, name: string) {
  return db.sublevel<string, unknown>(name, { valueEncoding: 'json' });
}
