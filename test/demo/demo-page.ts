import { widgetTags, type Widget } from '../elements/widget.js';
import { openHostPage, until, type HostPage } from '../page/index.js';

/*
 * A copy of axe, for the test page's to ask; part of the page, so that the page's policy has nothing against
 * it.
 */
const axeTag = '<script src="/node_modules/axe-core/axe.min.js"></script>';

/** Puts absolute addresses in the place of relative ones, `{id}` in them left as it is. */
function makeAbsolute(root: ParentNode, base: string): void {
  for (const name of ['src', 'href', 'feed', 'fallback-feed', 'data-fao-feed']) {
    for (const element of root.querySelectorAll(`[${name}]`)) {
      const address = new URL(element.getAttribute(name)!, base).href.replace(/%7Bid%7D/gi, '{id}');
      element.setAttribute(name, address);
    }
  }
  for (const { content } of root.querySelectorAll('template')) makeAbsolute(content, base);
}

/**
 * Shows a demo page in a frame, under its own policy and with its console watched: as a host page with the
 * text that the demo server sends for it.
 *
 * @param path of the page on the test server, such as `/demo/layouts.html`
 * @param options width of the frame in CSS pixels; whether axe is to look into it, for which it gets a
 *   script more
 * @throws {Error} where the test server has no such page
 */
export async function openDemoPage(path: string, { width = 800, axe = false } = {}): Promise<HostPage> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`The test server answered ${path} with the status ${response.status}.`);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  makeAbsolute(page, response.url);
  const policy = response.headers.get('content-security-policy');
  const text = page.documentElement.outerHTML.replace('</body>', `${axe ? axeTag : ''}</body>`);
  return openHostPage(`<!doctype html>${text}`, {
    width,
    height: 600,
    headers: policy ? { 'content-security-policy': policy } : {},
  });
}

/** The widgets of a page, in its order. */
export function findWidgets({ document }: HostPage): Widget[] {
  return [...document.querySelectorAll<Widget>(widgetTags.join())];
}

/**
 * Scrolls to each widget of a page in turn, as a reader does, and waits until it has come to a state that
 * lasts.
 */
export async function readThrough(page: HostPage): Promise<Widget[]> {
  // A page may make its widgets itself.
  await until(() => !page.document.querySelector('#widgets:empty'), 'the widgets that the page makes');
  const widgets = findWidgets(page);
  for (const widget of widgets) {
    if (!widget.checkVisibility() || widget.loading === 'click') continue;
    // To the middle: a list that hides until it is known has no height, and at the very edge would be out of
    // view.
    widget.scrollIntoView({ block: 'center' });
    // The server never answers these, so that their skeletons can be looked at.
    const final = widget.feed?.includes('/slow/') ? /^loading$/ : /^(?:ready|stale|empty|error)$/;
    await until(() => final.test(widget.state), `${widget.outerHTML} to settle`);
    await widget.updateComplete;
  }
  return widgets;
}
