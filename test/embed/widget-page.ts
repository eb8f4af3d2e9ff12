import type { FaoItemCard } from '../../src/elements/fao-item-card.js';
import { openHostPage, until, type HostPage } from '../page/index.js';

/** Where a page author finds the two files. */
export const moduleFile = '/dist/cdn/fao-widgets.js';
export const classicFile = '/dist/cdn/fao-widgets.classic.js';

/** The tag of the module file, as an author pastes it. */
export const moduleTag = (attributes = '', query = ''): string =>
  `<script type="module" src="${moduleFile}${query}" ${attributes}></script>`;

/** The tag of the classic file, as an author pastes it. */
export const classicTag = (attributes = '', query = ''): string =>
  `<script async src="${classicFile}${query}" ${attributes}></script>`;

/**
 * Shows a page that loads the built files.
 *
 * @param content the page from after its title
 * @param headers such as `content-security-policy`
 * @throws {Error} where there are no built files
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

/** The first card of a page, once it has come to a state that lasts. */
export async function settleCard(page: HostPage): Promise<FaoItemCard> {
  const card = page.document.querySelector('fao-item-card');
  if (!card) throw new Error('The page has no card.');
  await until(() => /^(?:ready|stale|empty|error)$/.test(card.state), 'the card in the page to settle');
  await card.updateComplete;
  return card;
}

/** The title that a card shows; empty where it shows none. */
export function titleOf(card: Element): string {
  return card.shadowRoot?.querySelector('[role=heading]')?.textContent.trim() ?? '';
}

/** A feed of one item, to be told by its title. */
export function feedOf(title: string): object {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Feed',
    items: [{ id: '1', url: 'https://repository.example/1', title }],
  };
}

/**
 * The paths that a page has loaded of those that hold some text, in order, each as often as it was loaded.
 */
export function listLoaded(page: HostPage, text: string): string[] {
  const names = page.window.performance.getEntriesByType('resource').map(({ name }) => new URL(name));
  return names.map(({ pathname, search }) => pathname + search).filter((path) => path.includes(text));
}
