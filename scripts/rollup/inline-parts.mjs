import MagicString from 'magic-string';

/**
 * Rollup plugin for a build that has all parts inside: `await import('./part.js')` becomes a plain reference to that module.
 *
 * Rollup itself keeps a promise and an object with all exports for each of them, which cost bytes and hide from it which exports are used. Imports
 * whose promise is used as one, to catch its failure or to wait for several, stay as they are.
 *
 * @returns {import('rollup').Plugin} Plugin that belongs after the step that strips types
 */
export function inlineParts() {
  return {
    name: 'inline-parts',
    transform(code) {
      const edited = new MagicString(code);
      let count = 0;
      for (const { 0: match, 1: path, index } of code.matchAll(/await import\(("[^"]+")\)(?!\.)/g)) {
        const name = `part$${count++}`;
        edited.overwrite(index, index + match.length, name);
        edited.append(`\nimport * as ${name} from ${path};`);
      }
      return count ? { code: edited.toString(), map: edited.generateMap({ hires: true }) } : null;
    },
  };
}
