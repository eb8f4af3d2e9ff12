import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { analyzeElements } from '../../scripts/analyze-elements.mjs';
import { listElements } from '../../scripts/tables/list-elements.mjs';

const api = await readFile(new URL('../../docs/api.md', import.meta.url), 'utf8');
const elements = listElements(await analyzeElements());

/** What an element offers, each as the documentation writes it. */
const offers = {
  attributes: ({ attributes }) => attributes?.map(({ name }) => name),
  'properties and methods': ({ members }) => members?.map(({ name }) => name),
  events: ({ events }) => events?.map(({ name }) => name),
  slots: ({ slots }) => slots?.map(({ name }) => name).filter((name) => name !== ''),
  parts: ({ cssParts }) => cssParts?.map(({ name }) => name),
  'custom properties': ({ cssProperties }) => cssProperties?.map(({ name }) => name),
  states: ({ cssStates }) => cssStates?.map(({ name }) => name),
};

/** Names are looked for in code, inline or in blocks, so that a word of the prose does not count. */
const codeInApi = Array.from(api.matchAll(/(`+)([\s\S]+?)\1/g), ([, , code]) => code).join('\n');

function isNamed(name) {
  const escaped = name.replace(/[^\w-]/g, '\\$&');
  return new RegExp(`(?<![\\w-])${escaped}(?![\\w-])`).test(codeInApi);
}

describe('docs/api.md', () => {
  it('has elements to describe', () => assert.notEqual(elements.length, 0));

  for (const element of elements) {
    it(`names <${element.tagName}>`, () => assert.ok(isNamed(element.tagName)));

    for (const [kind, listNames] of Object.entries(offers)) {
      it(`names all ${kind} of <${element.tagName}>`, () => {
        const missing = (listNames(element) ?? []).filter((name) => !isNamed(name));
        assert.deepEqual(missing, [], `${kind} that docs/api.md does not name`);
      });
    }

    it(`finds a description of all that <${element.tagName}> offers in the sources`, () => {
      const kinds = ['attributes', 'members', 'events', 'slots', 'cssParts', 'cssProperties', 'cssStates'];
      const silent = kinds.flatMap((kind) => element[kind] ?? []).filter(({ description }) => !description);
      assert.deepEqual(
        silent.map(({ name }) => name),
        [],
      );
    });
  }
});
