import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rollup } from 'rollup';
import { dropUnusedLit } from '../../scripts/rollup/drop-unused-lit.mjs';

/** Bundles one module, with an id as given; the modules that it imports stay outside. */
async function bundle(code, id = '/src/card/example.js') {
  const file = { name: 'file', resolveId: (name) => (name === id ? id : null), load: () => code };
  const build = await rollup({ input: id, external: /lit/, plugins: [file, dropUnusedLit()], onLog() {} });
  await build.close();
}

const element = (options) => `export class Example { static properties = { feed: { ${options} } }; }`;

describe('The bundles', () => {
  it('accept what the elements use of Lit', async () => {
    await bundle(`import { css, html, LitElement, nothing } from 'lit';
      import { Task, TaskStatus } from '@lit/task';
      export const styles = css\`p { color: red }\`;
      export const link = (url, follow) => html\`<a class="link" href=\${url ?? nothing} @click=\${follow}>? \${url}</a>\`;
      export const makeTask = (host, task) => new Task(host, { autoRun: false, task });`);
    await bundle(element(`attribute: 'feed', converter: String`));
  });

  for (const [feature, code] of [
    ['a property in a template', 'export default (on) => html`<input .value=${on} />`'],
    ['a boolean attribute in a template', 'export default (on) => html`<p ?hidden="${on}"></p>`'],
    ['an expression in place of an attribute', 'export default (on) => html`<p class="a" ${on}></p>`'],
    ['a text field in a template', 'export default (text) => html`<textarea>${text}</textarea>`'],
    [
      'a style element in a template',
      'export default (text) => html`<p>${html`<style>${text}</style>`}</p>`',
    ],
    ['a comment in a template', 'export default (text) => html`<!-- ${text} -->`'],
    ['a style with an expression', 'export default (color) => css`p { color: ${color} }`'],
    ['a template of SVG', "import { svg } from 'lit'; export default svg"],
    ['a directive', "import { repeat } from 'lit/directives/repeat.js'; export default repeat"],
    ['a reflected attribute', element('reflect: true')],
    ['a type of an attribute', element('type: Boolean')],
    ['a task that runs at each update', 'export default (host, task) => new Task(host, { task })'],
    ['a task that runs by its arguments', 'export default (host, args) => new Task(host, { args })'],
  ]) {
    it(`can't be built with ${feature}, which they lack`, async () => {
      await assert.rejects(bundle(code), /The bundles lack .+ of Lit \(scripts\/rollup\/unused-lit\.mjs\)/);
    });
  }

  it("can't be built with a version of Lit whose code is different", async () => {
    const id = '/project/node_modules/@lit/task/task.js';
    await assert.rejects(bundle('export class Task {}', id), /task\.js has no code from .+ to .+: check/);
  });
});
