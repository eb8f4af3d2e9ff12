import type { Item, LanguageVersion } from '../../../src/core/model/item.js';
import { findItem } from '../../../src/core/identifiers/find-item.js';
import { expect } from '../../page/index.js';
import { expectLoadError } from '../../loading/expect-load-error.js';

function makeItem(id: string, facts: Partial<Item> = {}): Item {
  return { id, title: id, authors: [], subjects: [], attachments: [], withdrawn: false, ...facts };
}

const french: LanguageVersion = {
  language: 'fr',
  id: 'cd0683fr',
  url: 'https://openknowledge.fao.org/items/11111111-70ba-4a98-ba3f-55be99abbb25',
  attachments: [
    { url: 'https://openknowledge.fao.org/bitstreams/22222222-9c85-4504-8438-c1cf0a0a3903/download' },
  ],
};
const arabic: LanguageVersion = {
  language: 'ar',
  url: 'https://openknowledge.fao.org/handle/20.500.14283/cd0683ar',
  attachments: [],
};
const fisheries = makeItem('cd0683en', { languages: [french, arabic] });

describe('findItem without an identifier', () => {
  it('returns the only item', async () => {
    expect(await findItem([fisheries], undefined)).to.deep.equal({ item: fisheries });
    expect(await findItem([fisheries], '')).to.deep.equal({ item: fisheries });
  });

  it('throws a configuration error if there are several items', async () => {
    const error = await expectLoadError(findItem([fisheries, makeItem('other')], undefined), 'config');
    expect(error.detail).to.equal('item');
  });

  it('returns no item from an empty list', async () => {
    expect((await findItem([], undefined)).item).to.equal(undefined);
  });
});

describe('An identifier of a language version', () => {
  const identifiers = {
    'its id': 'CD0683FR',
    'its handle': '20.500.14283/cd0683fr',
    'its DOI': 'https://doi.org/10.4060/cd0683fr',
    'its landing page': 'https://openknowledge.fao.org/items/11111111-70ba-4a98-ba3f-55be99abbb25',
    'the UUID of its landing page': '11111111-70BA-4A98-BA3F-55BE99ABBB25',
    'its file': 'https://openknowledge.fao.org/bitstreams/22222222-9c85-4504-8438-c1cf0a0a3903/download',
    'the same file at its other URL':
      'https://openknowledge.fao.org/server/api/core/bitstreams/22222222-9c85-4504-8438-c1cf0a0a3903/content',
    'its old URL': 'https://www.fao.org/documents/card/fr/c/cd0683fr',
  };

  for (const [kind, identifier] of Object.entries(identifiers)) {
    it(`selects the publication and that edition: ${kind}`, async () => {
      const found = await findItem([makeItem('other'), fisheries], identifier);
      expect(found).to.deep.equal({ item: fisheries, edition: french });
    });
  }

  it('selects a version that has nothing but a URL', async () => {
    for (const identifier of ['cd0683ar', '20.500.14283/CD0683AR', 'hdl:20.500.14283/cd0683ar']) {
      expect((await findItem([fisheries], identifier)).edition, identifier).to.equal(arabic);
    }
  });

  it('selects the item of that edition if the list has one', async () => {
    const own = makeItem('own', { handle: '20.500.14283/cd0683fr' });
    expect(await findItem([fisheries, own], '10.4060/cd0683fr')).to.deep.equal({ item: own });
  });
});

describe('An identifier that two items share', () => {
  it('selects the first item', async () => {
    const [first, second] = [makeItem('a', { doi: '10.1000/182' }), makeItem('b', { doi: '10.1000/182' })];
    expect((await findItem([first, second], '10.1000/182')).item).to.equal(first);
  });

  it('selects a publication rather than a language version', async () => {
    const other = makeItem('other', { languages: [{ language: 'fr', id: 'cd0683en', attachments: [] }] });
    expect(await findItem([other, fisheries], 'hdl:20.500.14283/cd0683en')).to.deep.equal({
      item: fisheries,
    });
  });
});

describe('findItem', () => {
  it('searches each list, even for the same identifier', async () => {
    const identifier = 'doi:10.1000/182';
    expect(await findItem([fisheries], identifier)).to.deep.equal({});
    const item = makeItem('a', { doi: '10.1000/182' });
    expect(await findItem([fisheries, item], identifier)).to.deep.equal({ item });
  });
});
