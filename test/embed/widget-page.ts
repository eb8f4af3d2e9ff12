import type { FaoItemCard } from '../../src/elements/fao-item-card.js';
import { openHostPage, until, type HostPage } from '../page/index.js';

/** Path of the module file. */
export const moduleFile = '/dist/cdn/fao-widgets.js';
/** Path of the classic file. */
export const classicFile = '/dist/cdn/fao-widgets.classic.js';

/** Returns the script tag of the module file, as an author pastes it. */
export const moduleTag = (attributes = '', query = ''): string =>
  `<script type="module" src="${moduleFile}${query}" ${attributes}></script>`;

/** Returns the script tag of the classic file, as an author pastes it. */
export const classicTag = (attributes = '', query = ''): string =>
  `<script async src="${classicFile}${query}" ${attributes}></script>`;

/**
 * Opens a page that loads the built files.
 *
 * @param content the HTML of the page after its title
 * @param headers such as `content-security-policy`
 * @throws {Error} if the files are not built
 */
export async function openWidgetPage(
  content: string,
  headers: Record<string, string> = {},
): Promise<HostPage> {
  const { ok } = await fetch(moduleFile, { method: 'HEAD' });
  if (!ok) throw new Error(`There is no ${moduleFile}: run \`npm run build\`.`);
  return openHostPage(
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>${content}</html>`,
    { headers },
  );
}

/** Waits until the first card of a page has loaded or failed, and returns it. */
export async function settleCard(page: HostPage): Promise<FaoItemCard> {
  const card = page.document.querySelector('fao-item-card');
  if (!card) throw new Error('The page has no card.');
  await until(() => /^(?:ready|stale|empty|error)$/.test(card.state), 'the card in the page to settle');
  await card.updateComplete;
  return card;
}

/** Returns the title that a card shows; empty if it shows none. */
export function titleOf(card: Element): string {
  return card.shadowRoot?.querySelector('[role=heading]')?.textContent.trim() ?? '';
}

/** Returns a feed with one item, whose title the test chooses. */
export function feedOf(title: string): object {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Feed',
    items: [{ id: '1', url: 'https://repository.example/1', title }],
  };
}

/** Returns the paths with a certain text that a page has loaded, in order, each as often as it was loaded. */
export function listLoaded(page: HostPage, text: string): string[] {
  const urls = page.window.performance.getEntriesByType('resource').map(({ name }) => new URL(name));
  return urls.map(({ pathname, search }) => pathname + search).filter((path) => path.includes(text));
}
