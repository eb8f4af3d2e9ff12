import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { analyzeElements } from '../../scripts/analyze-elements.mjs';
import { listElements } from '../../scripts/tables/list-elements.mjs';

const api = await readFile(new URL('../../docs/api.md', import.meta.url), 'utf8');
const elements = listElements(await analyzeElements());

/** Functions that list the parts of an element's API, by their name in the documentation. */
const partsOfApi = {
  attributes: ({ attributes }) => attributes?.map(({ name }) => name),
  'properties and methods': ({ members }) => members?.map(({ name }) => name),
  events: ({ events }) => events?.map(({ name }) => name),
  slots: ({ slots }) => slots?.map(({ name }) => name).filter((name) => name !== ''),
  parts: ({ cssParts }) => cssParts?.map(({ name }) => name),
  'custom properties': ({ cssProperties }) => cssProperties?.map(({ name }) => name),
  states: ({ cssStates }) => cssStates?.map(({ name }) => name),
};

/** The code of the documentation, inline and in blocks: a word in its prose is no mention of a name. */
const codeInApi = Array.from(api.matchAll(/(`+)([\s\S]+?)\1/g), ([, , code]) => code).join('\n');

function isMentioned(name) {
  const escaped = name.replace(/[^\w-]/g, '\\$&');
  return new RegExp(`(?<![\\w-])${escaped}(?![\\w-])`).test(codeInApi);
}

describe('docs/api.md', () => {
  it('describes at least one element', () => assert.notEqual(elements.length, 0));

  for (const element of elements) {
    it(`mentions <${element.tagName}>`, () => assert.ok(isMentioned(element.tagName)));

    for (const [kind, listNames] of Object.entries(partsOfApi)) {
      it(`mentions all ${kind} of <${element.tagName}>`, () => {
        const missing = (listNames(element) ?? []).filter((name) => !isMentioned(name));
        assert.deepEqual(missing, [], `${kind} that docs/api.md does not mention`);
      });
    }

    it(`can rely on a docstring of each feature of <${element.tagName}>`, () => {
      const kinds = ['attributes', 'members', 'events', 'slots', 'cssParts', 'cssProperties', 'cssStates'];
      const undescribed = kinds
        .flatMap((kind) => element[kind] ?? [])
        .filter(({ description }) => !description);
      assert.deepEqual(
        undescribed.map(({ name }) => name),
        [],
      );
    });
  }
});
