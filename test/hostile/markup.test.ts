import { makeFeed } from '../elements/list.js';
import { mountOwn } from '../elements/card.js';
import { expect, openFeedServer, within } from '../page/index.js';
import { dangerousMarkup } from './dangerous-texts.js';
import { expectInert } from './expect-inert.js';
import { mountAmongGood, tags } from './widgets.js';

/** Returns an item with a text in every text field. */
function fillTexts(id: string, text: string): { id: string } {
  const fields = { summary: text, content_html: text, content_text: text, language: text };
  const fao = {
    ...Object.fromEntries(
      ['type', 'subtitle', 'date_issued', 'job_number', 'doi', 'handle', 'uuid'].map((key) => [key, text]),
    ),
    ...{ series: text, rights: text, citation: text, status: text },
    languages: [
      { ...fields, id: `${id} ${text}`, title: text, subtitle: text },
      { ...fields, language: 'fr', title: text, subtitle: text },
    ],
    related: [],
    also_downloaded: { period: text, threshold: text, items: [] },
  };
  const rest = {
    ...fields,
    title: text,
    date_published: text,
    tags: [text],
    authors: [{ name: text }],
    attachments: [{ url: 'https://files.example/a', mime_type: `text/${text}`, title: text }],
  };
  return { id, ...{ ...rest, _fao: fao } };
}

const shownText = (root: Element) => root.textContent.replace(/\s+/g, ' ').trim();

describe('Markup in a field', () => {
  for (const text of dangerousMarkup) {
    it(`is shown literally in a title: ${text.slice(0, 40)}`, async () => {
      const card = await mountOwn(fillTexts('a', text));
      expectInert(card);
      expect(shownText(within(card).getByShadowRole('heading'))).to.equal(text.replace(/\s+/g, ' ').trim());
      const abstract = card.shadowRoot!.querySelector('[part=abstract]');
      for (const { localName } of abstract?.querySelectorAll('*') ?? []) {
        expect(localName).to.match(/^(?:p|em|strong|sub|sup)$/);
      }
    });

    it(`is removed from an abstract, whose text stays: ${text.slice(0, 40)}`, async () => {
      for (const field of ['summary', 'content_html', 'content_text']) {
        const card = await mountOwn({ id: 'a', title: 'A', [field]: `Before ${text} <b>bold</b> after` });
        expectInert(card);
        expect(card.shadowRoot!.querySelector('[part=abstract]')!.textContent).to.contain('Before');
      }
    });
  }

  it('from the network executes in no element, and adds nothing outside of the elements', async () => {
    const items = dangerousMarkup.map((text, index) => fillTexts(`trap-${index}`, text));
    const related = items.map(({ id }, index) => ({ id, reason: dangerousMarkup[index] }));
    const seed = {
      ...fillTexts('seed', dangerousMarkup[0]!),
      _fao: { related, also_downloaded: { items: related } },
    };
    const server = openFeedServer();
    await server.reply('/feed.json', { json: makeFeed(seed, ...items) });
    const source = `loading="eager" item="seed" max="100" feed="${server.url('/feed.json')}"`;
    const markup = tags.map((tag) => `<${tag} ${source}></${tag}>`).join('');
    const outside = document.querySelectorAll('*').length;
    const widgets = await mountAmongGood(markup);
    expectInert(...widgets);
    expect(widgets.map(({ state }) => state)).to.deep.equal(['ready', 'ready', 'ready']);
    expect(widgets[1]!.shadowRoot!.querySelectorAll('article')).to.have.length(items.length);
    // The box, the working elements beside, and the elements under test.
    expect(document.querySelectorAll('*')).to.have.length(outside + 2 + 2 * tags.length);
    const reasons = widgets[1]!.shadowRoot!.querySelectorAll('[part=reason]');
    expect(Array.from(reasons, shownText)).to.deep.equal(
      dangerousMarkup.map((text) => text.replace(/\s+/g, ' ').trim()),
    );
  });
});

describe('Nested marks', () => {
  it('are kept to a limited depth, with all their text', async () => {
    for (const [open, close] of [
      ['<i>', '</i>'],
      ['<i><b>', '</b></i>'],
      ['<p><sub>', '</sub></p>'],
      ['<div>', '</div>'],
    ] as const) {
      const card = await mountOwn({
        id: 'a',
        title: 'A',
        content_html: `${open.repeat(900)}deep${close.repeat(900)}`,
      });
      const abstract = card.shadowRoot!.querySelector('[part=abstract]')!;
      expect(shownText(abstract)).to.equal('deep');
      expect(abstract.querySelectorAll('*').length).to.be.below(20);
    }
  });

  it('are kept if they are closed in order, and removed otherwise', async () => {
    const renderAbstract = async (content_html: string) => {
      const card = await mountOwn({ id: 'a', title: 'A', content_html });
      const paragraph = card.shadowRoot!.querySelector('[part=abstract] p')!;
      return paragraph.innerHTML.replace(/<!--.*?-->/g, '');
    };
    expect(await renderAbstract('<i>a<b>b</b><i>c</i></i>d')).to.equal(
      '<em>a<strong>b</strong><em>c</em></em>d',
    );
    expect(await renderAbstract('<i>a<b>b</i>c</b>d')).to.equal('<em>ab</em>cd');
    expect(await renderAbstract('a</b><i>b<sub>c')).to.equal('abc');
  });
});
