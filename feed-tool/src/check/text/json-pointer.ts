import type { Path } from '../problem.js';

/** Writes a path as a JSON Pointer (RFC 6901): `/items/3/_fao/doi`; the root is an empty text. */
export function formatPointer(path: Path): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Reads a JSON Pointer (RFC 6901) into the keys it is made of; indexes stay texts. */
export function readPointer(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}
