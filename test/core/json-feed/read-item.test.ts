import type { Item } from '../../../src/core/model/item.js';
import { readItem } from '../../../src/core/json-feed/read-item.js';
import { expect } from '../../page/index.js';

const base = 'https://ministry.example/data/feed.json';

async function read(fields: object, fao: object = {}): Promise<Item> {
  const item = await readItem({ id: 'a', title: 'Title', ...fields, _fao: fao }, { base });
  if (!item) throw new Error(`readItem returned no item from ${JSON.stringify(fields)}.`);
  return item;
}

describe('An item', () => {
  it('has no keys without a value', async () => {
    expect(await read({})).to.have.all.keys('id', 'title', 'attachments', 'authors', 'subjects', 'withdrawn');
  });

  it('links to the first of its page, a page elsewhere, its DOI, its handle', async () => {
    const [url, external_url] = ['items/a', 'https://elsewhere.example/a'];
    const fao = { doi: '10.4060/ab1234en', handle: '20.500.14283/ab1234en' };
    expect((await read({ url, external_url }, fao)).url).to.equal('https://ministry.example/data/items/a');
    expect((await read({ external_url }, fao)).url).to.equal(external_url);
    expect((await read({ url: 'javascript:alert(1)', external_url })).url).to.equal(external_url);
    expect((await read({}, fao)).url).to.equal('https://doi.org/10.4060/ab1234en');
    expect((await read({}, { handle: fao.handle })).url).to.equal(
      'https://hdl.handle.net/20.500.14283/ab1234en',
    );
  });

  it('has the first non-empty of summary, content_html and content_text as its abstract', async () => {
    const [content_html, content_text] = ['<p>As <i>HTML</i></p>', 'As text'];
    expect((await read({ summary: 'In short', content_html, content_text })).summary).to.deep.equal([
      ['In short'],
    ]);
    expect((await read({ summary: ' ', content_html, content_text })).summary).to.deep.equal([
      ['As ', { mark: 'i', children: ['HTML'] }],
    ]);
    expect((await read({ content_html: '<p></p>', content_text })).summary).to.deep.equal([['As text']]);
  });

  it('reads content_html as HTML, with any tags and character references', async () => {
    const content_html = '<h2>Soils</h2><blockquote>Seasons</blockquote>';
    expect((await read({ content_html })).summary).to.deep.equal([['Soils'], ['Seasons']]);
    expect((await read({ content_html: 'Fish &amp; chips' })).summary).to.deep.equal([['Fish & chips']]);
  });

  it('has the banner as its cover if it has no image', async () => {
    const [image, banner_image] = ['a.svg', 'b.svg'];
    expect((await read({ image, banner_image })).image).to.equal('https://ministry.example/data/a.svg');
    expect((await read({ image: 'data:image/png,x', banner_image })).image).to.equal(
      'https://ministry.example/data/b.svg',
    );
  });

  it('has its date of publication in the feed if it has no date of issue', async () => {
    expect((await read({ date_published: '2024-06-07' }, { date_issued: '2023' })).dateIssued).to.equal(
      '2023',
    );
    expect((await read({ date_published: '2024-06-07' })).dateIssued).to.equal('2024-06-07');
  });

  it('has a short abstract as its missing title, or the first words of a long one', async () => {
    expect((await read({ title: '', content_html: '<p>Fish &amp; <b>farms</b></p>' })).title).to.equal(
      'Fish & farms',
    );
    const { title } = await read({ title: '', summary: 'fish '.repeat(100) });
    expect(title).to.match(/^(?:fish )+fish…$/);
    expect(title).to.have.length.below(102);
  });

  it('keeps its title unchanged, including tags', async () => {
    expect((await read({ title: 'AT&T &amp; <b>bold</b>' })).title).to.equal('AT&T &amp; <b>bold</b>');
  });

  it('keeps only files with a web URL', async () => {
    const attachments = [
      { url: 'javascript:alert(1)', mime_type: 'application/pdf' },
      null,
      { mime_type: 'application/pdf' },
      {
        url: 'a.pdf',
        mime_type: 'Application/PDF; charset=binary',
        title: ' Full\nreport ',
        size_in_bytes: '9',
      },
      { url: 'b.epub', size_in_bytes: -1 },
    ];
    expect((await read({ attachments })).attachments).to.deep.equal([
      {
        url: 'https://ministry.example/data/a.pdf',
        mimeType: 'application/pdf',
        title: 'Full report',
        size: 9,
      },
      { url: 'https://ministry.example/data/b.epub' },
    ]);
  });

  it('is withdrawn only if its status is "withdrawn"', async () => {
    expect((await read({}, { status: 'withdrawn' })).withdrawn).to.equal(true);
    for (const status of ['published', 'Withdrawn?', true, undefined]) {
      expect((await read({}, { status })).withdrawn).to.equal(false);
    }
  });

  it('is an older version only if its status is "superseded"', async () => {
    expect(await read({}, { status: 'superseded' })).to.include({ superseded: true, withdrawn: false });
    for (const status of ['published', 'withdrawn', 'Superseded', true, undefined]) {
      expect(await read({}, { status })).not.to.have.property('superseded');
    }
  });

  it('is read even if the extension has a wrong structure', async () => {
    for (const _fao of [
      null,
      7,
      'text',
      [],
      { related: {}, languages: 'fr', also_downloaded: 7, type: [] },
    ]) {
      const item = await readItem({ id: 'a', title: 'Title', _fao }, { base });
      expect(item, JSON.stringify(_fao)).to.include({ id: 'a', title: 'Title', withdrawn: false });
    }
  });
});
