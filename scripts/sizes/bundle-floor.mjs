import { rollup } from 'rollup';
import { dropUnusedLit } from '../rollup/drop-unused-lit.mjs';
import { bundleDependencies, shrinkBundle } from '../rollup/steps.mjs';
import { measureContent } from './measure-file.mjs';

const SMALLEST_ELEMENT = `
  import { html, LitElement } from 'lit';
  import { Task } from '@lit/task';
  class Floor extends LitElement {
    task = new Task(this, { autoRun: false, task: async ([url]) => url });
    connectedCallback() { super.connectedCallback(); this.task.run([this.title]); }
    render() { return html\`<p>\${this.task.value}</p>\`; }
  }
  customElements.define('fao-floor', Floor);`;

const virtualEntry = {
  name: 'virtual-entry',
  resolveId: (id) => (id === 'floor' ? id : null),
  load: (id) => (id === 'floor' ? SMALLEST_ELEMENT : null),
};

/**
 * Bundles the smallest element that loads something: a lower bound for any widget that uses Lit and Task.
 *
 * @returns {Promise<import('./measure-file.mjs').Sizes>} Sizes in bytes
 */
export async function bundleFloor() {
  const bundle = await rollup({
    input: 'floor',
    plugins: [virtualEntry, bundleDependencies(), dropUnusedLit()],
  });
  const { output } = await bundle.generate({ format: 'es', plugins: [shrinkBundle({ isModule: true })] });
  return measureContent(output[0].code);
}
