import { configure } from '../../src/embed/index.js';
import type { FaoItemCard } from '../../src/elements/fao-item-card.js';
import { expect, expectAccessible, expectConsole, mount, until, within } from '../page/index.js';
import { settle } from './card.js';
import { makeFeed, makeItem, mountRelated, type List } from './list.js';

const item = makeItem('a', { languages: [{ language: 'en', title: 'Soils' }] }, { language: 'fr' });
const feed = makeFeed(makeItem('seed', { related: [{ id: 'a' }] }), item);

/** What a reader sees of a widget. */
function textOf(widget: Element): string {
  const frame = widget.shadowRoot!.querySelector<HTMLElement>('.frame')!;
  return frame.innerText.replace(/\s+/g, ' ');
}

function frameOf(widget: Element): { lang: string; dir: string } {
  const { lang, dir } = widget.shadowRoot!.querySelector<HTMLElement>('.frame')!;
  return { lang, dir };
}

async function mountIn(html: string): Promise<FaoItemCard> {
  const page = mount(`<div>${html}</div>`);
  const card = page.querySelector<FaoItemCard>('fao-item-card')!;
  card.data = item;
  return settle(card);
}

/** Waits until a widget has its messages in a language. */
async function untilSpoken(widget: Element, lang: string, text: string): Promise<void> {
  await until(() => frameOf(widget).lang === lang && textOf(widget).includes(text), `the words in ${lang}`);
}

const labels = {
  ar: ['متاح أيضًا باللغات:', 'مواد ذات صلة'],
  en: ['Also available in:', 'Related items'],
  es: ['También disponible en:', 'Documentos relacionados'],
  fr: ['Également disponible en\u00A0:', 'Documents associés'],
  ru: ['Также доступно на языках:', 'Связанные материалы'],
  zh: ['其他语言版本：', '相关条目'],
};

afterEach(() => configure({ lang: undefined, messages: undefined }));

describe('The interface', () => {
  for (const [lang, [languages = '', related = '']] of Object.entries(labels)) {
    it(`is in the language "${lang}", in its direction`, async () => {
      const card = await mountIn(`<fao-item-card lang="${lang}"></fao-item-card>`);
      within(card).getAllByShadowText(languages.replace('\u00A0', ' '));
      const list = await mountRelated(feed, { lang });
      within(list).getByShadowRole('heading', { name: related });
      for (const widget of [card, list]) {
        expect(frameOf(widget)).to.deep.equal({ lang, dir: lang === 'ar' ? 'rtl' : 'ltr' });
        await expectAccessible(widget);
      }
    });
  }

  it('is ready only when its words are there, and says nothing in another language before', async () => {
    const list = mount<List>('<div lang="fr"><fao-related-items item="seed"></fao-related-items></div>')
      .firstElementChild as List;
    const seen = new Set<string>();
    const look = () => {
      seen.add(`${list.state}: ${textOf(list).trim()}`);
      if (list.state === 'ready') return;
      requestAnimationFrame(look);
    };
    list.data = feed;
    await list.updateComplete;
    look();
    await settle(list);
    await until(() => [...seen].some((text) => text.startsWith('ready')), 'the last look');
    const texts = [...seen].join('\n');
    expect(texts).to.contain('Documents associés');
    expect(texts).to.not.contain('Related items');
  });

  it('is that of the nearest lang, through shadow roots, slots left aside', async () => {
    const page = mount('<div lang="es"><section lang="en"><div id="host" lang="ru"></div></section></div>');
    const host = page.querySelector('#host')!;
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = '<p lang="fr">Ici</p><div><fao-item-card></fao-item-card></div>';
    const card = root.querySelector<FaoItemCard>('fao-item-card')!;
    card.data = item;
    await settle(card);
    expect(frameOf(card).lang).to.equal('ru');
    host.setAttribute('lang', 'es');
    await untilSpoken(card, 'es', 'También disponible en:');
    host.removeAttribute('lang');
    await untilSpoken(card, 'en', 'Also available in:');
    page.firstElementChild!.setAttribute('lang', 'zh');
    await untilSpoken(card, 'zh', '其他语言版本：');
  });

  it('follows the language of the page, of any element above, and of its own', async () => {
    const card = await mountIn('<div><fao-item-card></fao-item-card></div>');
    expect(frameOf(card).lang).to.equal('en');
    const { documentElement } = document;
    try {
      documentElement.lang = 'ru';
      await untilSpoken(card, 'ru', labels.ru[0]!);
      card.parentElement!.lang = 'ar-EG';
      await untilSpoken(card, 'ar-EG', labels.ar[0]!);
      expect(frameOf(card).dir).to.equal('rtl');
      card.lang = 'fr-CA';
      await untilSpoken(card, 'fr-CA', 'Également disponible en');
      expect(frameOf(card).dir).to.equal('ltr');
    } finally {
      documentElement.lang = 'en';
    }
    await expectAccessible(card);
  });

  it('keeps the words that it has until the others are there, and its place', async () => {
    const card = await mountIn('<fao-item-card lang="fr"></fao-item-card>');
    card.lang = 'es';
    await card.updateComplete;
    expect(textOf(card)).to.match(/^[^]*(?:Également|También)/);
    await untilSpoken(card, 'es', 'También disponible en:');
  });

  it('follows when the widget is moved to a place in another language', async () => {
    const card = await mountIn('<p lang="fr"></p><p lang="es"></p><fao-item-card></fao-item-card>');
    const [french, spanish] = card.parentElement!.querySelectorAll('p');
    french!.append(card);
    await untilSpoken(card, 'fr', 'Également');
    spanish!.append(card);
    await untilSpoken(card, 'es', 'También');
  });

  it('may differ between two widgets of a page', async () => {
    const first = await mountIn('<fao-item-card lang="ar"></fao-item-card>');
    const second = await mountIn('<fao-item-card lang="ru"></fao-item-card>');
    expect([frameOf(first).lang, frameOf(second).lang]).to.deep.equal(['ar', 'ru']);
    expect(textOf(first)).to.contain(labels.ar[0]!);
    expect(textOf(second)).to.contain(labels.ru[0]!);
  });

  for (const [tag, lang, text] of [
    ['fr-CA', 'fr-CA', 'Également'],
    ['zh-Hant', 'zh', labels.zh[0]!],
    ['ar-EG', 'ar-EG', labels.ar[0]!],
    ['ES-419', 'es-419', labels.es[0]!],
    ['ru_RU', 'ru', labels.ru[0]!],
    ['pt-BR', 'en', labels.en[0]!],
  ] as const) {
    it(`falls back from ${tag} to the words in "${lang}"`, async () => {
      const card = await mountIn(`<fao-item-card lang="${tag}"></fao-item-card>`);
      expect(frameOf(card).lang).to.equal(lang);
      expect(textOf(card)).to.contain(text);
    });
  }

  it('writes numbers and sizes by the rules of the language', async () => {
    const card = await mountIn('<fao-item-card lang="ru"></fao-item-card>');
    const attachments = Array.from({ length: 6 }, (_, index) => ({
      url: `https://files.example/${index}.pdf`,
      mime_type: 'application/pdf',
      size_in_bytes: 18_400_000,
    }));
    card.data = { ...item, attachments };
    await until(() => textOf(card).includes('ещё 5 файлов'), 'the files');
    expect(textOf(card).replace(/\s/g, ' ')).to.contain('Скачать PDF, 18,4 МБ');
  });
});

describe("A page's own messages", () => {
  it('replace those of the library while the page is shown', async () => {
    const card = await mountIn('<fao-item-card lang="fr"></fao-item-card>');
    configure({ messages: { fr: { alsoAvailableIn: 'Existe aussi en :' } } });
    await untilSpoken(card, 'fr', 'Existe aussi en :');
    configure({ messages: { en: { alsoAvailableIn: 'Read it in:' } } });
    card.lang = 'en';
    await untilSpoken(card, 'en', 'Read it in:');
    card.lang = 'fr';
    await untilSpoken(card, 'fr', 'Existe aussi en :');
    configure({ messages: undefined });
    await untilSpoken(card, 'fr', 'Également disponible en');
  });

  it('add a language, right to left where it is written so', async () => {
    expectConsole(/configuration: messages\.ur: English is used for noResults, showMore/, 'warn');
    configure({ messages: { ur: { alsoAvailableIn: 'ان زبانوں میں بھی دستیاب:' } } });
    const card = await mountIn('<fao-item-card lang="ur-PK"></fao-item-card>');
    await untilSpoken(card, 'ur-PK', 'ان زبانوں میں بھی دستیاب:');
    expect(frameOf(card).dir).to.equal('rtl');
  });

  it('of a wrong form are left out with a warning', async () => {
    expectConsole(/configuration: messages\.es\.showMore: must be a string, not number/, 'warn');
    configure({ messages: { es: { showMore: 1 as unknown as string } } });
    const card = await mountIn('<fao-item-card lang="es"></fao-item-card>');
    await untilSpoken(card, 'es', labels.es[0]!);
  });
});
