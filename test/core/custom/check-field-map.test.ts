import { checkFieldMap } from '../../../src/core/custom/check-field-map.js';
import { expect } from '../../page/index.js';
import { expectLoadError } from '../../loading/expect-load-error.js';

const url = 'https://library.example/api';

async function findFault(map: unknown): Promise<string> {
  const checking = Promise.resolve().then(() => checkFieldMap(map, 'library', url));
  const error = await expectLoadError(checking, 'config');
  expect(error.url).to.equal(url);
  expect(error.detail).to.match(/^the field map of the source "library": /);
  return error.detail!.replace(/^the field map of the source "library": /, '');
}

describe('A field map that is right', () => {
  it('passes', () => {
    const id = 'id';
    for (const item of [
      { id },
      { id: ['a', 'b'], title: { value: 'x' }, tags: { path: 'a', split: ';' }, authors: 'a[].b' },
      {
        id,
        attachments: { each: 'files', url: 'href' },
        _fao: { languages: { each: 'l', language: 'x', attachments: 'f' } },
      },
      { id, _fao: { also_downloaded: { threshold: 't', items: { each: 'x', id: '.' } } } },
    ]) {
      checkFieldMap({ items: 'a.b', next: 'c', updated: 'd', item }, 'library', url);
    }
  });
});

describe('A field map with a mistake', () => {
  for (const [what, map, fault] of [
    ['is no object', 7, 'it must be an object with "item"'],
    ['has no item', {}, '"item" must be an object of fields, not undefined'],
    ['has an item that is a list', { item: [] }, '"item" must be an object of fields, not []'],
    ['has no id', { item: { title: 't' } }, '"item.id" is missing: every item needs one'],
    [
      'has a field too much',
      { item: { id: 'i' }, pages: 'p' },
      '"pages" is not known; known are items, next, updated, item',
    ],
    [
      'has a path that is none',
      { items: 7, item: { id: 'i' } },
      '"items" must be a path such as "result.records", not 7',
    ],
  ] as const) {
    it(`is named where it ${what}`, async () => {
      expect(await findFault(map)).to.equal(fault);
    });
  }

  it('is named by its place, however deep, with what belongs there', async () => {
    const find = (item: object) => findFault({ item: Object.assign(item, { id: 'i' }) });
    expect(await find({ titel: 't' })).to.match(/^"item\.titel" is not known; known are id, url, title, /);
    expect(await find({ title: 7 })).to.equal(
      '"item.title" must be a path such as "record.title", a list of paths, or { "value": … }, not 7',
    );
    expect(await find({ title: [] })).to.match(/^"item\.title" must be a path .*, not \[\]$/);
    expect(await find({ title: { path: 'a', split: ';' } })).to.match(/^"item\.title" must be a path /);
    expect(await find({ tags: { path: 'a' } })).to.match(
      /^"item\.tags" must be .* or \{ "path": …, "split": ";" \}, not/,
    );
    expect(await find({ _fao: 'x' })).to.equal('"item._fao" must be an object of fields, not "x"');
    expect(await find({ _fao: { languages: { each: 7 } } })).to.match(
      /^"item\._fao\.languages\.each" must be a path /,
    );
    expect(await find({ attachments: { each: 'f', href: 'h' } })).to.match(
      /^"item\.attachments\.href" is not known; known are url, mime_type, title, size_in_bytes$/,
    );
    expect(await find(JSON.parse('{"__proto__": "x"}') as object)).to.match(/is not known/);
  });
});
