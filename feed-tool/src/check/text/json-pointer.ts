import type { Path } from '../problem.js';

/** Returns the JSON Pointer of a path (RFC 6901), such as `/items/3/_fao/doi`; that of the root is empty. */
export function formatPointer(path: Path): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Splits a JSON Pointer (RFC 6901) into its keys. Indexes remain strings. */
export function readPointer(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}
