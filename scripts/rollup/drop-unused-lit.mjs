import MagicString from 'magic-string';
import { findTemplates, walkTree } from './syntax-tree.mjs';
import { UNUSED_LIT } from './unused-lit.mjs';

/** What the sources may import from Lit. */
const IMPORTS = {
  lit: ['css', 'html', 'LitElement', 'nothing'],
  '@lit/task': ['Task', 'TaskStatus'],
};

/** Options of a property that stay; those of a task. */
const PROPERTY_OPTIONS = ['attribute', 'converter', 'noAccessor'];
const TASK_OPTIONS = ['autoRun', 'task'];

/** Matches, in a template without its expressions (`\0`), what needs a dropped feature. */
const DROPPED_IN_HTML = /[.?][\w-]+="?\0|<[^>]*\s\0|<!--|<(?:script|style|textarea|title)\b/;

/**
 * Makes a Rollup plugin that drops the features of Lit that these elements don't use (docs/decisions/0008).
 *
 * @returns {import('rollup').Plugin} Plugin that belongs after the step that strips types. It fails the build
 *   where a source uses a dropped feature, and where Lit's code differs from what `unused-lit.mjs` expects
 */
export function dropUnusedLit() {
  return {
    name: 'drop-unused-lit',
    transform(code, id) {
      const file = Object.keys(UNUSED_LIT).find((name) => id.endsWith(`/node_modules/${name}`));
      if (file === undefined) {
        if (!id.includes('/node_modules/')) reportDropped(this, code);
        return null;
      }
      const edited = new MagicString(code);
      for (const [from, to, by = ''] of UNUSED_LIT[file]) {
        const start = code.indexOf(from);
        const end = code.indexOf(to, start + from.length);
        if (start < 0 || end < 0 || code.includes(from, start + 1))
          this.error(`${file} has no code from "${from}" to "${to}": check scripts/rollup/unused-lit.mjs`);
        edited.update(start, end, by);
      }
      return { code: edited.toString(), map: edited.generateMap({ hires: true }) };
    },
  };
}

/** Fails the build where a source uses a dropped feature. */
function reportDropped(context, code) {
  const report = (feature, { start }) =>
    context.error(`The bundles lack ${feature} of Lit (scripts/rollup/unused-lit.mjs)`, start);
  const allow = (allowed, properties) => {
    const other = properties.find(({ key }) => !allowed.includes(key.name));
    if (other) report(`the option "${other.key.name}"`, other);
  };
  const tree = context.parse(code);
  for (const { tag, quasi } of findTemplates(tree)) {
    const text = quasi.quasis.map(({ value }) => value.raw).join('\0');
    const found = tag.name === 'css' ? /\0/.exec(text) : DROPPED_IN_HTML.exec(text);
    if (found) report(`the expression or tag in "${found[0].replace('\0', '${}')}"`, tag);
  }
  for (const node of walkTree(tree)) {
    if (node.type === 'ImportDeclaration' && /^(?:@?lit)\b/.test(node.source.value)) {
      const allowed = IMPORTS[node.source.value] ?? [];
      const other = node.specifiers.find(({ imported }) => !allowed.includes(imported?.name));
      if (other) report(`${other.local.name} of "${node.source.value}"`, node);
    } else if (node.type === 'PropertyDefinition' && node.static && node.key.name === 'properties') {
      for (const { value } of node.value.properties) allow(PROPERTY_OPTIONS, value.properties);
    } else if (node.type === 'NewExpression' && node.callee.name === 'Task') {
      const { properties } = node.arguments[1];
      allow(TASK_OPTIONS, properties);
      const autoRun = properties.find(({ key }) => key.name === 'autoRun');
      if (autoRun?.value.value !== false) report('tasks that run by themselves', node);
    }
  }
}
