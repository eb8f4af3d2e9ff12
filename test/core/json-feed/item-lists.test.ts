import type { Item } from '../../../src/core/model/item.js';
import { readItem } from '../../../src/core/json-feed/read-item.js';
import { expect } from '../../page/index.js';

async function read(fao: object): Promise<Item> {
  const item = await readItem({ id: 'a', title: 'Title', _fao: fao }, { base: 'https://ministry.example/' });
  if (!item) throw new Error(`readItem returned no item with ${JSON.stringify(fao)}.`);
  return item;
}

describe('A list in an item', () => {
  it('is undefined if the record lacks it, and empty if the record has an empty list', async () => {
    const unknown = await read({ languages: null });
    expect([unknown.languages, unknown.related, unknown.alsoDownloaded]).to.deep.equal([
      undefined,
      undefined,
      undefined,
    ]);
    const none = await read({ languages: [], related: [], also_downloaded: { items: [] } });
    expect([none.languages, none.related]).to.deep.equal([[], []]);
    expect(none.alsoDownloaded).to.deep.equal({ sample: false, items: [] });
  });

  it('omits language versions without a language, and the edition itself', async () => {
    const languages = [
      { title: 'Titre' },
      { language: 'en', id: 'a' },
      { language: 'French', id: 'b' },
      null,
    ];
    expect((await read({ languages })).languages).to.deep.equal([
      { id: 'b', language: 'fr', attachments: [] },
    ]);
  });

  it('keeps reasons that name a shared field and its values', async () => {
    const values = ['soil', 7, null, ' rural\n areas '];
    const reasons = [
      { shares: 'subjects', values },
      { shares: 'series', values: ['Soils'] },
      { shares: 'colours', values },
      { shares: 'authors', values: [] },
      { shares: 'authors' },
    ];
    const related = reasons.map((reason, index) => ({ id: String(index), reason }));
    expect((await read({ related })).related).to.deep.equal([
      { id: '0', reason: { shares: 'subjects', values: ['soil', '7', 'rural areas'] } },
      { id: '1', reason: { shares: 'series', values: ['Soils'] } },
      { id: '2' },
      { id: '3' },
      { id: '4' },
    ]);
  });

  it('omits entries without an id', async () => {
    const entries = [{ reason: 'None' }, { id: 7, reason: ' Seven ', count: 3 }, { id: '' }, 'b'];
    const item = await read({ related: entries, also_downloaded: { items: entries, threshold: '5' } });
    expect(item.related).to.deep.equal([{ id: '7', reason: 'Seven' }]);
    expect(item.alsoDownloaded).to.deep.equal({
      threshold: 5,
      sample: false,
      items: [{ id: '7', count: 3 }],
    });
  });
});
