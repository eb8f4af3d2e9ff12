import MagicString from 'magic-string';

/** An import of a part, and whether its module is awaited at once rather than handled as a promise. */
const IMPORT = /(await )?import\(("[^"]+")\)(?!\.)|import\(("[^"]+")\)/g;

/**
 * Rollup plugin for a build that has all parts inside: `await import('./part.js')` becomes a plain reference to that module, and an import that is
 * handled as a promise becomes a resolved one.
 *
 * Rollup itself keeps a promise and an object with all exports for each of them, which cost bytes and hide from it which exports are used.
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
