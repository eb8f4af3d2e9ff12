import { configure } from '../../src/embed/index.js';
import type { FaoItemCard } from '../../src/elements/fao-item-card.js';
import { expect, expectAccessible, expectConsole, mount, until, within } from '../page/index.js';
import { settle } from './card.js';
import { makeFeed, makeItem, mountRelated, type List } from './list.js';

const item = makeItem('a', { languages: [{ language: 'en', title: 'Soils' }] }, { language: 'fr' });
const feed = makeFeed(makeItem('seed', { related: [{ id: 'a' }] }), item);

/** Reads the visible text of an element. */
function readText(widget: Element): string {
  const frame = widget.shadowRoot!.querySelector<HTMLElement>('.frame')!;
  return frame.innerText.replace(/\s+/g, ' ');
}

function readFrame(widget: Element): { lang: string; dir: string } {
  const { lang, dir } = widget.shadowRoot!.querySelector<HTMLElement>('.frame')!;
  return { lang, dir };
}

async function mountIn(html: string): Promise<FaoItemCard> {
  const page = mount(`<div>${html}</div>`);
  const card = page.querySelector<FaoItemCard>('fao-item-card')!;
  card.data = item;
  return settle(card);
}

/** Waits until an element has its messages in a language. */
async function untilLocalized(widget: Element, lang: string, text: string): Promise<void> {
  await until(
    () => readFrame(widget).lang === lang && readText(widget).includes(text),
    `the messages in ${lang}`,
  );
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
        expect(readFrame(widget)).to.deep.equal({ lang, dir: lang === 'ar' ? 'rtl' : 'ltr' });
        await expectAccessible(widget);
      }
    });
  }

  it('is ready only when its messages are loaded, and shows no text in another language before', async () => {
    const list = mount<List>('<div lang="fr"><fao-related-items item="seed"></fao-related-items></div>')
      .firstElementChild as List;
    const texts = new Set<string>();
    const watch = () => {
      texts.add(`${list.state}: ${readText(list).trim()}`);
      if (list.state === 'ready') return;
      requestAnimationFrame(watch);
    };
    list.data = feed;
    await list.updateComplete;
    watch();
    await settle(list);
    await until(() => [...texts].some((text) => text.startsWith('ready')), 'the text of the state ready');
    const allTexts = [...texts].join('\n');
    expect(allTexts).to.contain('Documents associés');
    expect(allTexts).to.not.contain('Related items');
  });

  it('is in the language of the nearest ancestor with lang, across shadow roots', async () => {
    const page = mount('<div lang="es"><section lang="en"><div id="host" lang="ru"></div></section></div>');
    const host = page.querySelector('#host')!;
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = '<p lang="fr">Ici</p><div><fao-item-card></fao-item-card></div>';
    const card = root.querySelector<FaoItemCard>('fao-item-card')!;
    card.data = item;
    await settle(card);
    expect(readFrame(card).lang).to.equal('ru');
    host.setAttribute('lang', 'es');
    await untilLocalized(card, 'es', 'También disponible en:');
    host.removeAttribute('lang');
    await untilLocalized(card, 'en', 'Also available in:');
    page.firstElementChild!.setAttribute('lang', 'zh');
    await untilLocalized(card, 'zh', '其他语言版本：');
  });

  it('changes with the lang of the page, of an ancestor, or its own', async () => {
    const card = await mountIn('<div><fao-item-card></fao-item-card></div>');
    expect(readFrame(card).lang).to.equal('en');
    const { documentElement } = document;
    try {
      documentElement.lang = 'ru';
      await untilLocalized(card, 'ru', labels.ru[0]!);
      card.parentElement!.lang = 'ar-EG';
      await untilLocalized(card, 'ar-EG', labels.ar[0]!);
      expect(readFrame(card).dir).to.equal('rtl');
      card.lang = 'fr-CA';
      await untilLocalized(card, 'fr-CA', 'Également disponible en');
      expect(readFrame(card).dir).to.equal('ltr');
    } finally {
      documentElement.lang = 'en';
    }
    await expectAccessible(card);
  });

  it('keeps its text until the messages of another language are loaded', async () => {
    const card = await mountIn('<fao-item-card lang="fr"></fao-item-card>');
    card.lang = 'es';
    await card.updateComplete;
    expect(readText(card)).to.match(/^[^]*(?:Également|También)/);
    await untilLocalized(card, 'es', 'También disponible en:');
  });

  it('changes when the element is moved into another language', async () => {
    const card = await mountIn('<p lang="fr"></p><p lang="es"></p><fao-item-card></fao-item-card>');
    const [french, spanish] = card.parentElement!.querySelectorAll('p');
    french!.append(card);
    await untilLocalized(card, 'fr', 'Également');
    spanish!.append(card);
    await untilLocalized(card, 'es', 'También');
  });

  it('may differ between two elements of a page', async () => {
    const first = await mountIn('<fao-item-card lang="ar"></fao-item-card>');
    const second = await mountIn('<fao-item-card lang="ru"></fao-item-card>');
    expect([readFrame(first).lang, readFrame(second).lang]).to.deep.equal(['ar', 'ru']);
    expect(readText(first)).to.contain(labels.ar[0]!);
    expect(readText(second)).to.contain(labels.ru[0]!);
  });

  for (const [tag, lang, text] of [
    ['fr-CA', 'fr-CA', 'Également'],
    ['zh-Hant', 'zh', labels.zh[0]!],
    ['ar-EG', 'ar-EG', labels.ar[0]!],
    ['ES-419', 'es-419', labels.es[0]!],
    ['ru_RU', 'ru', labels.ru[0]!],
    ['pt-BR', 'en', labels.en[0]!],
  ] as const) {
    it(`falls back from ${tag} to the messages in "${lang}"`, async () => {
      const card = await mountIn(`<fao-item-card lang="${tag}"></fao-item-card>`);
      expect(readFrame(card).lang).to.equal(lang);
      expect(readText(card)).to.contain(text);
    });
  }

  it('formats numbers and sizes by the rules of the language', async () => {
    const card = await mountIn('<fao-item-card lang="ru"></fao-item-card>');
    const attachments = Array.from({ length: 6 }, (_, index) => ({
      url: `https://files.example/${index}.pdf`,
      mime_type: 'application/pdf',
      size_in_bytes: 18_400_000,
    }));
    card.data = { ...item, attachments };
    await until(() => readText(card).includes('ещё 5 файлов'), 'the files');
    expect(readText(card).replace(/\s/g, ' ')).to.contain('Скачать PDF, 18,4 МБ');
  });
});

describe("A page's own messages", () => {
  it('replace those of the library when configure() sets them', async () => {
    const card = await mountIn('<fao-item-card lang="fr"></fao-item-card>');
    configure({ messages: { fr: { alsoAvailableIn: 'Existe aussi en :' } } });
    await untilLocalized(card, 'fr', 'Existe aussi en :');
    configure({ messages: { en: { alsoAvailableIn: 'Read it in:' } } });
    card.lang = 'en';
    await untilLocalized(card, 'en', 'Read it in:');
    card.lang = 'fr';
    await untilLocalized(card, 'fr', 'Existe aussi en :');
    configure({ messages: undefined });
    await untilLocalized(card, 'fr', 'Également disponible en');
  });

  it('add a language, with its direction', async () => {
    expectConsole(/configuration: messages\.ur: English is used for noResults, showMore/, 'warn');
    configure({ messages: { ur: { alsoAvailableIn: 'ان زبانوں میں بھی دستیاب:' } } });
    const card = await mountIn('<fao-item-card lang="ur-PK"></fao-item-card>');
    await untilLocalized(card, 'ur-PK', 'ان زبانوں میں بھی دستیاب:');
    expect(readFrame(card).dir).to.equal('rtl');
  });

  it('of the wrong type are ignored with a warning', async () => {
    expectConsole(/configuration: messages\.es\.showMore: must be a string, not number/, 'warn');
    configure({ messages: { es: { showMore: 1 as unknown as string } } });
    const card = await mountIn('<fao-item-card lang="es"></fao-item-card>');
    await untilLocalized(card, 'es', labels.es[0]!);
  });
});
