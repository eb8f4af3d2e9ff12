import { checkFieldMap } from '../../../src/core/custom/check-field-map.js';
import { expect } from '../../page/index.js';
import { expectLoadError } from '../../loading/expect-load-error.js';

const url = 'https://library.example/api';

async function rejectMap(map: unknown): Promise<string> {
  const checking = Promise.resolve().then(() => checkFieldMap(map, 'library', url));
  const error = await expectLoadError(checking, 'config');
  expect(error.url).to.equal(url);
  expect(error.detail).to.match(/^the field map of the source "library": /);
  return error.detail!.replace(/^the field map of the source "library": /, '');
}

describe('A valid field map', () => {
  it('passes the check', () => {
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

describe('An error about a field map', () => {
  for (const [problem, map, message] of [
    ['is not an object', 7, 'it must be an object with "item"'],
    ['has no item', {}, '"item" must be an object of fields, not undefined'],
    ['has an array as its item', { item: [] }, '"item" must be an object of fields, not []'],
    ['has no id', { item: { title: 't' } }, '"item.id" is missing: every item needs one'],
    [
      'has an unknown field',
      { item: { id: 'i' }, pages: 'p' },
      '"pages" is not known; known are items, next, updated, item',
    ],
    [
      'has a path that is not a text',
      { items: 7, item: { id: 'i' } },
      '"items" must be a path such as "result.records", not 7',
    ],
  ] as const) {
    it(`says that the map ${problem}`, async () => {
      expect(await rejectMap(map)).to.equal(message);
    });
  }

  it('names the path of the wrong value at any depth, and the values allowed there', async () => {
    const reject = (item: object) => rejectMap({ item: Object.assign(item, { id: 'i' }) });
    expect(await reject({ titel: 't' })).to.match(/^"item\.titel" is not known; known are id, url, title, /);
    expect(await reject({ title: 7 })).to.equal(
      '"item.title" must be a path such as "record.title", a list of paths, or { "value": … }, not 7',
    );
    expect(await reject({ title: [] })).to.match(/^"item\.title" must be a path .*, not \[\]$/);
    expect(await reject({ title: { path: 'a', split: ';' } })).to.match(/^"item\.title" must be a path /);
    expect(await reject({ tags: { path: 'a' } })).to.match(
      /^"item\.tags" must be .* or \{ "path": …, "split": ";" \}, not/,
    );
    expect(await reject({ _fao: 'x' })).to.equal('"item._fao" must be an object of fields, not "x"');
    expect(await reject({ _fao: { languages: { each: 7 } } })).to.match(
      /^"item\._fao\.languages\.each" must be a path /,
    );
    expect(await reject({ attachments: { each: 'f', href: 'h' } })).to.match(
      /^"item\.attachments\.href" is not known; known are url, mime_type, title, size_in_bytes$/,
    );
    expect(await reject(JSON.parse('{"__proto__": "x"}') as object)).to.match(/is not known/);
  });
});
