import { widgetTags, type Widget } from '../elements/widget.js';
import { openHostPage, until, type HostPage } from '../page/index.js';

/*
 * A second axe, which the axe of the test page calls. It is part of the page, since a policy can forbid
 * others.
 */
const axeTag = '<script src="/node_modules/axe-core/axe.min.js"></script>';

/** Makes relative URLs absolute, and leaves `{id}` in them as it is. */
function makeAbsolute(root: ParentNode, base: string): void {
  for (const name of ['src', 'href', 'feed', 'fallback-feed', 'data-fao-feed']) {
    for (const element of root.querySelectorAll(`[${name}]`)) {
      const url = new URL(element.getAttribute(name)!, base).href.replace(/%7Bid%7D/gi, '{id}');
      element.setAttribute(name, url);
    }
  }
  for (const { content } of root.querySelectorAll('template')) makeAbsolute(content, base);
}

/**
 * Shows a demo page in a frame, with the HTML and the Content-Security-Policy that the demo server sends.
 * Its console counts as that of the test.
 *
 * @param path of the page on the test server, such as `/demo/layouts.html`
 * @param options width of the frame in CSS pixels; whether the page gets another script so that axe can check
 *   it
 * @throws {Error} if the test server does not have the page
 */
export async function openDemoPage(path: string, { width = 800, axe = false } = {}): Promise<HostPage> {
  const response = await fetch(path);
  if (!response.ok)
    throw new Error(`The test server responded to ${path} with the status ${response.status}.`);
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

/** Returns the widgets of a page in document order. */
export function findWidgets({ document }: HostPage): Widget[] {
  return [...document.querySelectorAll<Widget>(widgetTags.join())];
}

/**
 * Scrolls to each widget of a page in turn, as a reader does, and waits until it has reached a final state.
 *
 * @returns the widgets in document order
 */
export async function readThrough(page: HostPage): Promise<Widget[]> {
  // The script of a page may create its widgets.
  await until(() => !page.document.querySelector('#widgets:empty'), 'the widgets that the page creates');
  const widgets = findWidgets(page);
  for (const widget of widgets) {
    if (!widget.checkVisibility() || widget.loading === 'click') continue;
    // In the centre, since a list with `hide-when-empty` has no height before it loads: at the very edge
    // of the viewport it would be outside.
    widget.scrollIntoView({ block: 'center' });
    // The server never responds to these requests, so that readers can look at the skeletons.
    const final = widget.feed?.includes('/slow/') ? /^loading$/ : /^(?:ready|stale|empty|error)$/;
    await until(() => final.test(widget.state), `${widget.outerHTML} to settle`);
    await widget.updateComplete;
  }
  return widgets;
}
