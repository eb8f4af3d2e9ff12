import { allowConsole, expect, until, type HostPage } from '../page/index.js';
import type { Widget } from '../elements/widget.js';
import { itSettles } from './settle-page.js';
import { findWidgets, openDemoPage } from './demo-page.js';

function expectEveryState({ document }: HostPage, widgets: readonly Widget[]): void {
  const states = new Set(widgets.map(({ state }) => state));
  // A widget becomes stale only after a click, or if the response cache has a response from an earlier visit.
  states.delete('stale');
  expect([...states].sort()).to.deep.equal(['empty', 'error', 'idle', 'loading', 'ready']);
  const markups = [...document.querySelectorAll('.state pre')].map(({ textContent }) => textContent);
  expect(markups).to.have.length(widgets.length);
  markups.forEach((markup, index) => {
    const { localName, itemName = '' } = widgets[index]!;
    expect(markup).to.match(new RegExp(`^<${localName}\\s.*${itemName}.*>.*(\n[^]*)?</${localName}>$`));
    expect(markup.includes('\n'), markup).to.equal(/<(p|ul)>/.test(markup));
  });
}

/**
 * Declares the tests of a page that shows every state of one element.
 *
 * @param path of the page on the test server
 */
export function itShowsEveryState(path: string): void {
  const expectation = { title: 'shows every state beside its markup', check: expectEveryState };
  itSettles(path, { failing: true, expectation });

  it('shows the cached response when the server goes down', async () => {
    allowConsole(/responded with status 503/, 'error');
    const page = await openDemoPage(path);
    const stale = findWidgets(page).find(({ id }) => id === 'stale')!;
    for (const widget of findWidgets(page)) if (widget !== stale) widget.remove();
    stale.scrollIntoView({ block: 'center' });
    const reload = page.document.querySelector<HTMLElement>('#reload')!;
    const isReady = () => {
      if (stale.state === 'stale') reload.click();
      return stale.state === 'ready';
    };
    await until(isReady, 'the first response');
    reload.click();
    await until(() => stale.state === 'stale', 'the server to be down');
  });
}
