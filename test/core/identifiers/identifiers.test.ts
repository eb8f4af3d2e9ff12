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
 * The rows of the table "Names of an item" in docs/api.md, and what they are names of. `auto` is found by the
 * elements.
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

const letterCases: Record<string, (name: string) => string> = {
  'as people write it': (name) => name,
  'in capitals': (name) => name.toUpperCase(),
  'in mixed case': (name) => name.replace(/\w/g, (letter, at) => (at % 2 ? letter : letter.toUpperCase())),
  'with blanks around it': (name) => ` ${name}\n`,
};

describe('An item is found by its', () => {
  for (const [row, named] of Object.entries(table)) {
    for (const [way, write] of Object.entries(letterCases)) {
      it(`${row}, ${way}`, async () => {
        for (const [id, names] of Object.entries(named)) {
          for (const name of names) {
            const { item } = await findItem(items, write(name));
            expect(item?.id, write(name)).to.equal(id);
          }
        }
      });
    }
  }
});

describe('An item is not found by', () => {
  const strangers: Record<string, string[]> = {
    'a part of its name': [
      'cd0683',
      'cd0683e',
      'report',
      '20.500.14283',
      '10.4060/',
      'cd0683enx',
      '3d46a5a8',
    ],
    'the name of another language version': ['cd0683fr', '20.500.14283/cd0683fr', '10.4060/cd0683fr'],
    "another publisher's DOI or handle with the same ending": ['10.1000/cd0683en', '20.500.99999/cd0683en'],
    'an old address of another host': [
      'https://www.fao.example/3/cd0683en.pdf',
      'https://notfao.org/3/cd0683en.pdf',
      'https://evil.example/www.fao.org/3/cd0683en.pdf',
    ],
    'an old address of something else': ['https://www.fao.org/4/cd0683en.pdf', 'https://www.fao.org/3/'],
    'an address beside its own': ['https://ministry.example/reports/77', 'https://ministry.example/reports'],
    'text that means nothing': ['?', '#', '/', 'https://', '%', '%E0%A4%A', '-'],
  };

  for (const [what, names] of Object.entries(strangers)) {
    it(what, async () => {
      for (const name of names) expect(await findItem(items, name), name).to.deep.equal({});
    });
  }
});
