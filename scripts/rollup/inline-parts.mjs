import MagicString from 'magic-string';

/** Matches an import of a part, and whether the code awaits it at once rather than handles its promise. */
const IMPORT = /(await )?import\(("[^"]+")\)(?!\.)|import\(("[^"]+")\)/g;

/**
 * Makes a Rollup plugin for a build that contains all parts: `await import('./part.js')` becomes a plain
 * reference to that module, and an import without `await` becomes a resolved promise.
 *
 * Rollup itself creates a promise and an object with all exports for each import, which costs bytes and hides
 * which exports are used.
 *
 * @returns {import('rollup').Plugin} Plugin that belongs after the step that strips types
 */
export function inlineParts() {
  return {
    name: 'inline-parts',
    transform(code) {
      const edited = new MagicString(code);
      let count = 0;
      for (const { 0: match, 1: isAwaited, 2: path, 3: other, index } of code.matchAll(IMPORT)) {
        const name = `part$${count++}`;
        edited.overwrite(index, index + match.length, isAwaited ? name : `Promise.resolve(${name})`);
        edited.append(`\nimport * as ${name} from ${path ?? other};`);
      }
      return count ? { code: edited.toString(), map: edited.generateMap({ hires: true }) } : null;
    },
  };
}
