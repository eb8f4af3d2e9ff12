import { openFeedServer, until, type HostPage } from '../page/index.js';
import { feedOf, moduleFile, openWidgetPage, titleOf } from './widget-page.js';

type Create = (document: Document, feed: string) => Element;

const tag = (feed: string) => `<fao-item-card loading="eager" feed="${feed}"></fao-item-card>`;

/* The ways in which pages and frameworks create elements; each returns the card, which is in the page. */
const ways: Record<string, Create> = {
  'createElement and properties'(document, feed) {
    const card = document.createElement('fao-item-card');
    card.feed = feed;
    card.loading = 'eager';
    document.body.append(card);
    return card;
  },
  innerHTML(document, feed) {
    document.body.innerHTML = tag(feed);
    return document.body.firstElementChild!;
  },
  'the clone of a template'(document, feed) {
    const template = document.createElement('template');
    template.innerHTML = tag(feed);
    document.body.append(template.content.cloneNode(true));
    return document.body.lastElementChild!;
  },
  'another shadow root'(document, feed) {
    const host = document.body.appendChild(document.createElement('div'));
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = tag(feed);
    return root.firstElementChild!;
  },
  'insertAdjacentHTML inside another card'(document, feed) {
    document.body.insertAdjacentHTML('beforeend', '<fao-item-card loading="click"></fao-item-card>');
    document.body.lastElementChild!.insertAdjacentHTML('afterbegin', tag(feed));
    return document.body.lastElementChild!.firstElementChild!;
  },
};

function loadFile({ document }: HostPage): void {
  const script = document.createElement('script');
  script.type = 'module';
  script.src = moduleFile;
  document.head.append(script);
}

async function openBarePage(): Promise<HostPage> {
  return openWidgetPage('<body><p>Bare</p></body>');
}

describe('A card created by', () => {
  for (const [way, create] of Object.entries(ways)) {
    it(`${way} works after the script has run`, async () => {
      const server = openFeedServer();
      await server.reply('/feed.json', { json: feedOf('Leeks') });
      const page = await openBarePage();
      loadFile(page);
      await page.window.customElements.whenDefined('fao-item-card');
      const card = create(page.document, server.url('/feed.json'));
      await until(() => titleOf(card) === 'Leeks', 'the card');
    });

    it(`${way} works before the script has run`, async () => {
      const server = openFeedServer();
      await server.reply('/feed.json', { json: feedOf('Leeks') });
      const page = await openBarePage();
      const card = create(page.document, server.url('/feed.json'));
      loadFile(page);
      await until(() => titleOf(card) === 'Leeks', 'the card');
    });
  }
});
