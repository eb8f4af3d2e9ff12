import type { FaoAlsoDownloaded } from '../../src/elements/fao-also-downloaded.js';
import type { FaoItemCard } from '../../src/elements/fao-item-card.js';
import type { FaoRelatedItems } from '../../src/elements/fao-related-items.js';
import { expect, type HostPage } from '../page/index.js';
import type { Widget } from '../elements/widget.js';
import { openDemoPage, readThrough } from './demo-page.js';

const seed = 'creating-alternatives-to-migration-en';

interface RepositoryPage extends HostPage {
  card: FaoItemCard;
  related: FaoRelatedItems;
  downloaded: FaoAlsoDownloaded;
}

/**
 * Opens the partner's page that has the repository's page of the publication in it, and reads it to its end.
 */
async function openRepositoryPage(): Promise<RepositoryPage> {
  const page = await openDemoPage('/demo/ministry/migration.html');
  await readThrough(page);
  const { document } = page;
  return {
    ...page,
    card: document.querySelector<FaoItemCard>(`fao-item-card[item=${seed}]`)!,
    related: document.querySelector<FaoRelatedItems>(`fao-related-items[item=${seed}]`)!,
    downloaded: document.querySelector<FaoAlsoDownloaded>(`fao-also-downloaded[item=${seed}]`)!,
  };
}

/** What is read in a part of a widget, from its beginning to its end. */
function readText(root: ParentNode & Node): string {
  const texts: string[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push((walker.currentNode as Text).data);
  return texts.join(' ').replace(/\s+/g, ' ').trim();
}

function expectInOrder(text: string, wanted: readonly string[]): void {
  let from = 0;
  for (const part of wanted) {
    const place = text.indexOf(part, from);
    expect(place, `"${part}" after character ${from} of "${text}"`).to.be.at.least(0);
    from = place + part.length;
  }
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

const cardsOf = (widget: Widget): HTMLElement[] => [...widget.shadowRoot!.querySelectorAll('article')];

describe("the repository's page of a publication, on a partner's page", () => {
  it('begins with the publication, in no other language', async () => {
    const { card } = await openRepositoryPage();
    const text = readText(card.shadowRoot!);
    expectInOrder(text, [
      'Creating alternatives to migration and reintegrating migrants in rural areas',
      'Also available in:',
      'No results found.',
      'Many young people leave the countryside',
    ]);
    expect(count(text, 'No results found.')).to.equal(1);
  });

  it('goes on with three related items', async () => {
    const { related } = await openRepositoryPage();
    expectInOrder(readText(related.shadowRoot!), [
      'Related items',
      'Showing items related by metadata.',
      'Boosting the contribution of diaspora to agribusiness',
      'Toolkit for the sustainable reintegration of return migrants in rural areas',
      'Guidance material',
      'Rural Migration: Contributing to food security and climate adaptation',
    ]);
    expect(cardsOf(related)).to.have.length(3);
  });

  it('has type, year and languages with each of them, as far as they are known', async () => {
    const { related } = await openRepositoryPage();
    const [boosting, toolkit, rural] = cardsOf(related).map(readText);
    const leaflet = (title: string) => [
      'Brochure, flyer, fact-sheet',
      '2023',
      title,
      'Also available in:',
      'No results found.',
    ];
    expectInOrder(boosting!, leaflet('Boosting the contribution of diaspora to agribusiness'));
    expectInOrder(toolkit!, ['Book (stand-alone)', '2023', 'Toolkit for the', 'Guidance material']);
    expectInOrder(rural!, leaflet('Rural Migration: Contributing to food security and climate adaptation'));
    // Whether there are other languages is not known of the toolkit, so it has no such line.
    expect([boosting, toolkit, rural].map((text) => count(text!, 'No results found.'))).to.deep.equal([
      1, 0, 1,
    ]);
    expect(toolkit).not.to.contain('Also available in:');
  });

  it('ends with downloads, of which there are none', async () => {
    const { downloaded } = await openRepositoryPage();
    const text = readText(downloaded.shadowRoot!);
    expectInOrder(text, ['Users also downloaded', 'Showing related downloaded files', 'No results found.']);
    expect(count(text, 'No results found.')).to.equal(1);
    expect(downloaded.state).to.equal('empty');
  });

  it("stands in the partner's order and outline", async () => {
    const { document, card, related, downloaded } = await openRepositoryPage();
    const widgets = [...document.querySelectorAll(`.library [item]`)];
    expect(widgets).to.deep.equal([card, related, downloaded]);
    const outline = [card, related, downloaded].map((widget) =>
      [...widget.shadowRoot!.querySelectorAll('[role=heading]')].map(({ ariaLevel }) => ariaLevel),
    );
    expect(document.querySelector('.library h2')!.textContent).to.equal('What we built on');
    expect(outline).to.deep.equal([['3'], ['3', '4', '4', '4'], ['3']]);
  });

  it('takes one request for the three', async () => {
    const { window } = await openRepositoryPage();
    const requests = window.performance.getEntriesByType('resource').map(({ name }) => name);
    expect(requests.filter((name) => name.endsWith(`/items/${seed}.json`))).to.have.length(1);
    // Another publication is named in the sidebar; the related items need no file of their own.
    expect(requests.filter((name) => name.endsWith('.json'))).to.have.length(2);
  });
});
