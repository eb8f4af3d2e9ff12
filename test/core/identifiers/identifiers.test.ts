import type { Item } from '../../../src/core/model/item.js';
import { findItem } from '../../../src/core/identifiers/find-item.js';
import { expect } from '../../page/index.js';

const repository = 'https://openknowledge.fao.org';

function makeItem(id: string, facts: Partial<Item> = {}): Item {
  return { id, title: id, authors: [], subjects: [], attachments: [], withdrawn: false, ...facts };
}

const items = [
  makeItem('creating-alternatives'),
  makeItem('fisheries', {
    url: `${repository}/handle/20.500.14283/cd0683en`,
    jobNumber: 'CD0683EN',
    handle: '20.500.14283/cd0683en',
    doi: '10.4060/cd0683en',
    uuid: '3d46a5a8-70ba-4a98-ba3f-55be99abbb25',
    attachments: [
      { url: `${repository}/server/api/core/bitstreams/66538eba-9c85-4504-8438-c1cf0a0a3903/content` },
      { url: 'https://files.example/Fisheries 2024.pdf' },
    ],
  }),
  makeItem('i7332e'),
  makeItem('Report-7', { doi: '10.1000/182', url: 'https://ministry.example/reports/7' }),
  makeItem('7'),
];

/**
 * The rows of the table "Identifiers of an item" in docs/api.md: by kind, identifiers by the id of their
 * item. The row `auto` is missing, since the elements resolve it.
 */
const table: Record<string, Record<string, string[]>> = {
  'job number': { fisheries: ['cd0683en'], i7332e: ['i7332e'] },
  'handle, with or without a resolver': {
    fisheries: [
      '20.500.14283/cd0683en',
      'hdl:20.500.14283/cd0683en',
      'https://hdl.handle.net/20.500.14283/cd0683en',
      'http://hdl.handle.net/20.500.14283/cd0683en',
      'hdl.handle.net/20.500.14283/cd0683en',
    ],
    i7332e: ['20.500.14283/i7332e'],
  },
  'DOI, with or without a resolver': {
    fisheries: [
      '10.4060/cd0683en',
      'doi:10.4060/cd0683en',
      'doi: 10.4060/cd0683en',
      'https://doi.org/10.4060/cd0683en',
      'https://dx.doi.org/10.4060/cd0683en',
      'https://www.doi.org/10.4060/cd0683en',
    ],
    i7332e: ['10.4060/i7332e'],
    'Report-7': ['10.1000/182', 'https://doi.org/10.1000/182'],
  },
  UUID: {
    fisheries: ['3d46a5a8-70ba-4a98-ba3f-55be99abbb25', 'urn:uuid:3d46a5a8-70ba-4a98-ba3f-55be99abbb25'],
  },
  'landing page': {
    fisheries: [
      `${repository}/handle/20.500.14283/cd0683en`,
      `${repository}/handle/20.500.14283/cd0683en/`,
      `${repository}/handle/20.500.14283/cd0683en?locale=fr#files`,
      `${repository}/items/3d46a5a8-70ba-4a98-ba3f-55be99abbb25`,
      `${repository}/items/3d46a5a8-70ba-4a98-ba3f-55be99abbb25/full`,
    ],
    'Report-7': ['https://ministry.example/reports/7', 'http://www.ministry.example/reports/7/'],
  },
  file: {
    fisheries: [
      `${repository}/bitstreams/66538eba-9c85-4504-8438-c1cf0a0a3903/download`,
      `${repository}/server/api/core/bitstreams/66538eba-9c85-4504-8438-c1cf0a0a3903/content`,
      'https://files.example/Fisheries 2024.pdf',
      'https://files.example/Fisheries%202024.pdf',
    ],
  },
  'old landing page or file': {
    fisheries: [
      'https://www.fao.org/documents/card/en/c/cd0683en',
      'https://www.fao.org/documents/card/fr/c/cd0683en/',
      'https://www.fao.org/publications/card/en/c/cd0683en',
      'https://www.fao.org/3/cd0683en/cd0683en.pdf',
      'https://www.fao.org/3/cd0683en/online/cd0683en.html',
    ],
    i7332e: ['https://www.fao.org/3/a-i7332e.pdf', 'http://www.fao.org/3/i7332e/i7332e.pdf'],
  },
  "the feed's own id": { 'Report-7': ['report-7'], '7': ['7'] },
};

const spellings: Record<string, (identifier: string) => string> = {
  'as people write it': (identifier) => identifier,
  'in capitals': (identifier) => identifier.toUpperCase(),
  'in mixed case': (identifier) =>
    identifier.replace(/\w/g, (letter, index) => (index % 2 ? letter : letter.toUpperCase())),
  'with white space around it': (identifier) => ` ${identifier}\n`,
};

describe('findItem returns the item with the', () => {
  for (const [kind, identifiersOf] of Object.entries(table)) {
    for (const [spelling, spell] of Object.entries(spellings)) {
      it(`${kind}, ${spelling}`, async () => {
        for (const [id, identifiers] of Object.entries(identifiersOf)) {
          for (const identifier of identifiers) {
            const { item } = await findItem(items, spell(identifier));
            expect(item?.id, spell(identifier)).to.equal(id);
          }
        }
      });
    }
  }
});

describe('findItem returns no item for', () => {
  const unknown: Record<string, string[]> = {
    'a part of an identifier': [
      'cd0683',
      'cd0683e',
      'report',
      '20.500.14283',
      '10.4060/',
      'cd0683enx',
      '3d46a5a8',
    ],
    'an identifier of another language version': ['cd0683fr', '20.500.14283/cd0683fr', '10.4060/cd0683fr'],
    "another publisher's DOI or handle with the same ending": ['10.1000/cd0683en', '20.500.99999/cd0683en'],
    'an old URL on another host': [
      'https://www.fao.example/3/cd0683en.pdf',
      'https://notfao.org/3/cd0683en.pdf',
      'https://evil.example/www.fao.org/3/cd0683en.pdf',
    ],
    'an old URL of something else': ['https://www.fao.org/4/cd0683en.pdf', 'https://www.fao.org/3/'],
    'a URL similar to one of an item': [
      'https://ministry.example/reports/77',
      'https://ministry.example/reports',
    ],
    'text that is not an identifier': ['?', '#', '/', 'https://', '%', '%E0%A4%A', '-'],
  };

  for (const [kind, identifiers] of Object.entries(unknown)) {
    it(kind, async () => {
      for (const identifier of identifiers) {
        expect(await findItem(items, identifier), identifier).to.deep.equal({});
      }
    });
  }
});
