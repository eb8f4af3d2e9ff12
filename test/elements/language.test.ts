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

describe('Languages on a card', () => {
  it('gives each text its own language and direction inside an English interface', async () => {
    const card = await mountOwn(arabic);
    const heading = within(card).getByShadowRole('heading');
    expect([heading.lang, heading.dir]).to.deep.equal(['ar', 'rtl']);
    const frame = card.shadowRoot!.querySelector<HTMLElement>('.frame')!;
    expect([frame.lang, frame.dir]).to.deep.equal(['en', 'ltr']);
    await expectAccessible(card);
  });

  it('leaves the direction of unknown languages to their letters', async () => {
    const card = await mountOwn({ id: '1', title: 'Udongo', language: 'Kiswahili cha kale' });
    const heading = within(card).getByShadowRole('heading');
    expect(heading.hasAttribute('lang')).to.equal(false);
    expect(heading.dir).to.equal('auto');
  });

  for (const tag of ['en-US ', 'en_US', 'en--GB', 'xx-', 'constructor']) {
    it(`stands a page whose language is written "${tag}"`, async () => {
      const page = mount(`<div lang="${tag}"><fao-item-card></fao-item-card></div>`);
      const card = page.querySelector('fao-item-card')!;
      const attachments = [{ url: 'https://files.example/a.pdf', size_in_bytes: 18_400_000 }];
      card.data = { id: '1', title: 'Sizes', attachments };
      await settle(card);
      within(card).getByShadowRole('link', { name: /^Download\s18.4 MB – / });
    });
  }

  it('takes regional tags of its own language for formats', async () => {
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
