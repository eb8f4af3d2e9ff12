import type { FieldMap } from '../../../src/core/custom/field-map.js';
import { mapDocument } from '../../../src/core/custom/map-document.js';
import { readPath } from '../../../src/core/custom/read-path.js';
import { expect } from '../../page/index.js';

function mapItems(records: unknown, item: object, rest: object = {}): unknown {
  const map = { item: { id: 'id', ...item }, ...rest } as FieldMap;
  return (mapDocument(records, map) as { items: unknown } | undefined)?.items;
}

describe('A path', () => {
  const document = { a: { b: [{ c: 1 }, { c: [2, 3] }], 'x y': 'spaced' }, list: [[1], [2]] };

  it('selects a value within records and lists', () => {
    expect(readPath(document, 'a.b.0.c')).to.equal(1);
    expect(readPath(document, 'a.x y')).to.equal('spaced');
    expect(readPath(document, 'a.b.1.c')).to.deep.equal([2, 3]);
    expect(readPath(document, 'list')).to.deep.equal([[1], [2]]);
    expect(readPath(document, '.')).to.equal(document);
  });

  it('selects a value from each entry of a list', () => {
    expect(readPath(document, 'a.b[].c')).to.deep.equal([1, [2, 3]]);
    expect(readPath(document, 'a.b[].c[]')).to.deep.equal([2, 3]);
    expect(readPath([{ c: 1 }], '[].c')).to.deep.equal([1]);
    expect(readPath(document, 'nothing[].c')).to.deep.equal([]);
  });

  it('selects nothing if the value is missing, and never an inherited property', () => {
    for (const path of [
      'z',
      'a.z.z',
      'a.b.7',
      'a.b.0.c.d',
      'constructor',
      '__proto__',
      'a.toString',
      'list.length.x',
    ]) {
      expect(readPath(document, path), path).to.equal(undefined);
    }
    expect(readPath(JSON.parse('{"__proto__": {"x": 1}}'), '__proto__.x')).to.equal(1);
    expect(readPath(null, 'a')).to.equal(undefined);
    expect(readPath('text', 'length')).to.equal(undefined);
  });
});

describe('A field map', () => {
  it('uses the document itself as the list, or as the only record', () => {
    expect(mapItems([{ id: 1 }, { id: 2 }], {})).to.deep.equal([{ id: 1 }, { id: 2 }]);
    expect(mapItems({ id: 1 }, {})).to.deep.equal([{ id: 1 }]);
  });

  it('maps to nothing if the document has no list and no record', () => {
    expect(mapItems({ records: 7 }, {}, { items: 'records' })).to.equal(undefined);
    expect(mapItems({}, {}, { items: 'records' })).to.equal(undefined);
    expect(mapItems('text', {})).to.equal(undefined);
  });

  it('uses the first of several paths that has a value', () => {
    const item = { title: ['en', 'fr', 'id'] };
    const records = [{ id: 1, en: ' ', fr: 'Deux' }, { id: 2, en: 'Two' }, { id: 3 }];
    expect(mapItems(records, item)).to.deep.equal([
      { id: 1, title: 'Deux' },
      { id: 2, title: 'Two' },
      { id: 3, title: 3 },
    ]);
  });

  it('fills URL templates with encoded values, and omits a field if a value is missing', () => {
    const item = { url: 'https://library.example/{set.name}/{id}' };
    const records = [{ id: 'a/b?', set: { name: 'x y' } }, { id: 'c' }];
    expect(mapItems(records, item)).to.deep.equal([
      { id: 'a/b?', url: 'https://library.example/x%20y/a%2Fb%3F' },
      { id: 'c' },
    ]);
  });

  it('fills URL templates with text that ends in half a surrogate pair, and keeps all records', () => {
    const records = [
      { id: 1, name: 'half \uD83D' },
      { id: 2, name: `${'x'.repeat(19_999)}😀` },
      { id: 3, name: 'full 😀' },
    ];
    const items = mapItems(records, { url: 'https://library.example/{name}' }) as { url: string }[];
    const ends = ['/half%20%EF%BF%BD', 'x%EF%BF%BD', '/full%20%F0%9F%98%80'];
    expect(items).to.have.length(3);
    items.forEach(({ url }, index) => expect(url.endsWith(ends[index]!), url.slice(-30)).to.equal(true));
  });

  it('splits texts into lists', () => {
    const item = { tags: { path: 't', split: ',' }, authors: { path: 'a', split: ';' } };
    expect(mapItems([{ id: 1, t: 'x, y,,', a: 'Davis, B.; Bhalla, G.;' }], item)).to.deep.equal([
      { id: 1, tags: ['x', 'y'], authors: [{ name: 'Davis, B.' }, { name: 'Bhalla, G.' }] },
    ]);
  });

  it('turns single texts and lists of texts into lists of records', () => {
    const item = { authors: 'by', attachments: 'files[].href', tags: 'tag' };
    expect(mapItems([{ id: 1, by: 'FAO', tag: 'soil', files: [{ href: '/1.pdf' }] }], item)).to.deep.equal([
      { id: 1, authors: [{ name: 'FAO' }], attachments: [{ url: '/1.pdf' }], tags: ['soil'] },
    ]);
  });

  it('maps nested records, and distinguishes an empty list from a missing one', () => {
    const item = {
      _fao: {
        type: { value: 'Record' },
        languages: { each: 'versions', language: 'lang', attachments: 'file' },
        also_downloaded: { threshold: { value: 5 }, items: { each: 'also', id: '.' } },
      },
    };
    const records = [
      { id: 1, versions: [{ lang: 'fr', file: '/fr.pdf' }], also: ['x'] },
      { id: 2, versions: [] },
      { id: 3, versions: 'none' },
    ];
    const downloads = (items?: object[]) => ({ also_downloaded: { ...(items && { items }), threshold: 5 } });
    expect(mapItems(records, item)).to.deep.equal([
      {
        id: 1,
        _fao: {
          type: 'Record',
          languages: [{ language: 'fr', attachments: [{ url: '/fr.pdf' }] }],
          ...downloads([{ id: 'x' }]),
        },
      },
      { id: 2, _fao: { type: 'Record', languages: [], ...downloads() } },
      { id: 3, _fao: { type: 'Record', ...downloads() } },
    ]);
  });

  it('maps the URL of the next page and the date of the document', () => {
    const map = { next: 'links.next', updated: 'made', items: 'list', item: { id: 'id' } };
    const feed = mapDocument({ list: [], links: { next: '/2' }, made: '2026-11-01' }, map);
    expect(feed).to.deep.include({ next_url: '/2', _fao: { updated: '2026-11-01' } });
  });
});
