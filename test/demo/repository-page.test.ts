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
 * Opens the partner's page that shows a publication as its page in the repository does, and waits until all
 * widgets have loaded.
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

/** Returns the text of a part of a widget in document order. */
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

describe("A publication on a partner's page, as on its page in the repository", () => {
  it('starts with the card, which says that there are no other languages', async () => {
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

  it('continues with three related items', async () => {
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

  it('shows type, year and languages of each related item, as far as the feed has them', async () => {
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
    // The feed does not say whether the toolkit has other languages, so its card has no such line.
    expect([boosting, toolkit, rural].map((text) => count(text!, 'No results found.'))).to.deep.equal([
      1, 0, 1,
    ]);
    expect(toolkit).not.to.contain('Also available in:');
  });

  it('ends with an empty list of downloads', async () => {
    const { downloaded } = await openRepositoryPage();
    const text = readText(downloaded.shadowRoot!);
    expectInOrder(text, ['Users also downloaded', 'Showing related downloaded files', 'No results found.']);
    expect(count(text, 'No results found.')).to.equal(1);
    expect(downloaded.state).to.equal('empty');
  });

  it('has the order and the heading levels that the partner chose', async () => {
    const { document, card, related, downloaded } = await openRepositoryPage();
    const widgets = [...document.querySelectorAll(`.library [item]`)];
    expect(widgets).to.deep.equal([card, related, downloaded]);
    const outline = [card, related, downloaded].map((widget) =>
      [...widget.shadowRoot!.querySelectorAll('[role=heading]')].map(({ ariaLevel }) => ariaLevel),
    );
    expect(document.querySelector('.library h2')!.textContent).to.equal('What we built on');
    expect(outline).to.deep.equal([['3'], ['3', '4', '4', '4'], ['3']]);
  });

  it('needs one request for all three widgets', async () => {
    const { window } = await openRepositoryPage();
    const requests = window.performance.getEntriesByType('resource').map(({ name }) => name);
    expect(requests.filter((name) => name.endsWith(`/items/${seed}.json`))).to.have.length(1);
    // The second request is for the publication in the sidebar. The related items need no further file.
    expect(requests.filter((name) => name.endsWith('.json'))).to.have.length(2);
  });
});
