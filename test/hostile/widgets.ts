import { settle } from '../elements/card.js';
import { makeFeed, makeItem } from '../elements/list.js';
import { widgetTags, type Widget } from '../elements/widget.js';
import type { ErrorKind } from '../../src/core/model/error.js';
import { expect, expectConsole, mount, within } from '../page/index.js';

export { widgetTags as tags, type Widget };

/** A failure, as the developer and the reader see it. */
export interface Failure {
  readonly kind: ErrorKind;
  /** The message in the console, after the name of the element. */
  readonly message: RegExp;
  /** The messages for the reader. */
  readonly sentences: readonly [card: string, list: string];
  /** Maximum time until the failure, in milliseconds. */
  readonly timeout?: number;
}

/** Messages of failures that a retry can't fix. */
export const unusable = ["This publication can't be shown.", "These publications can't be shown."] as const;

/** Messages of failures that a retry may fix. */
export const unreachable = [
  "This publication can't be loaded right now.",
  "These publications can't be loaded right now.",
] as const;

/** A feed that shows something in each of the three elements. */
export const goodFeed = makeFeed(
  makeItem('good', { related: [{ id: 'other' }], also_downloaded: { items: [{ id: 'other' }] } }),
  makeItem('other'),
);

/** Creates an element with any values of attributes, even NUL, which markup can't hold. */
export function makeWidget(
  tag: (typeof widgetTags)[number],
  attributes: Readonly<Record<string, string>>,
): Widget {
  const widget = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) widget.setAttribute(name, value);
  return widget;
}

/**
 * Mounts elements beside working ones, waits until all have settled, and checks that those are ready.
 * @param widgets markup or elements
 * @returns the elements without the working ones
 */
export async function mountAmongGood(
  widgets: string | readonly Widget[],
  timeout?: number,
): Promise<Widget[]> {
  const beside = widgetTags.map((tag) => makeWidget(tag, { item: 'good' }));
  for (const widget of beside) widget.data = goodFeed;
  const box = mount(`<div>${typeof widgets === 'string' ? widgets : ''}</div>`);
  if (typeof widgets !== 'string') box.append(...widgets);
  const mounted = [...box.children] as Widget[];
  box.append(...beside);
  for (const widget of [...mounted, ...beside]) await settle(widget, timeout);
  expect(beside.map(({ state }) => state)).to.deep.equal(['ready', 'ready', 'ready']);
  return mounted;
}

/**
 * Checks how all three elements show a failure: its kind, one message in the console that names the element
 * and the fix, a message for the reader if there is no fallback content, else that content. The
 * working elements beside them load.
 * @param attributes of the elements that fail
 */
export async function expectFailure(
  attributes: string,
  { kind, message, sentences, timeout }: Failure,
): Promise<void> {
  const markup = widgetTags.flatMap((tag) =>
    ['', '<a href="/item">The author’s own link</a>'].map(
      (content) => `<${tag} loading="eager" ${attributes}>${content}</${tag}>`,
    ),
  );
  for (const tag of widgetTags) {
    const text = new RegExp(`<${tag}(?: item="[^"]*")?>: .*${message.source}`, 's');
    expectConsole(text, 'error');
    expectConsole(text, 'error');
  }
  const widgets = await mountAmongGood(markup.join(''), timeout);
  expect(widgets.map(({ state, error }) => `${state} ${error?.kind}`)).to.deep.equal(
    Array(widgets.length).fill(`error ${kind}`),
  );
  for (const widget of widgets) {
    const sentence = sentences[widget.localName === 'fao-item-card' ? 0 : 1];
    const isAlone = !widget.children.length;
    expect(within(widget).queryAllByShadowText(sentence)).to.have.length(isAlone ? 1 : 0);
    const slot = widget.shadowRoot!.querySelector<HTMLSlotElement>('slot:not([name])');
    expect(slot?.assignedElements() ?? []).to.have.length(isAlone ? 0 : 1);
  }
}
