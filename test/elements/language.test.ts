import { expect, expectAccessible, mount, within } from '../page/index.js';
import { mountOwn, settle } from './card.js';

const arabic = {
  id: '1',
  title: 'التربة والفصول (2024)',
  summary: 'التربة تحفظ الكربون.',
  language: 'ar',
  _fao: {
    type: 'Book (series)',
    languages: [{ language: 'en', title: 'Soils', url: 'https://repository.example/en' }],
  },
};

describe('A card', () => {
  it('marks each text with its own language and direction inside an English interface', async () => {
    const card = await mountOwn(arabic);
    const heading = within(card).getByShadowRole('heading');
    expect([heading.lang, heading.dir]).to.deep.equal(['ar', 'rtl']);
    const frame = card.shadowRoot!.querySelector<HTMLElement>('.frame')!;
    expect([frame.lang, frame.dir]).to.deep.equal(['en', 'ltr']);
    await expectAccessible(card);
  });

  it('sets the direction of texts in unknown languages to auto', async () => {
    const card = await mountOwn({ id: '1', title: 'Udongo', language: 'Kiswahili cha kale' });
    const heading = within(card).getByShadowRole('heading');
    expect(heading.hasAttribute('lang')).to.equal(false);
    expect(heading.dir).to.equal('auto');
  });

  for (const tag of ['en-US ', 'en_US', 'en--GB', 'xx-', 'constructor']) {
    it(`loads in a page with the language "${tag}"`, async () => {
      const page = mount(`<div lang="${tag}"><fao-item-card></fao-item-card></div>`);
      const card = page.querySelector('fao-item-card')!;
      const attachments = [{ url: 'https://files.example/a.pdf', size_in_bytes: 18_400_000 }];
      card.data = { id: '1', title: 'Sizes', attachments };
      await settle(card);
      within(card).getByShadowRole('link', { name: /^Download\s18.4 MB – / });
    });
  }

  it('uses the regional formats of its own lang', async () => {
    const card = await mountOwn({
      id: '1',
      title: 'Sizes',
      attachments: [
        { url: 'https://files.example/a.pdf', mime_type: 'application/pdf', size_in_bytes: 1_234_567 },
      ],
    });
    card.lang = 'en-GB';
    await card.updateComplete;
    expect(card.shadowRoot!.querySelector<HTMLElement>('.frame')!.lang).to.equal('en-GB');
    within(card).getByShadowRole('link', { name: /^Download\sPDF, 1.2 MB – / });
  });
});
