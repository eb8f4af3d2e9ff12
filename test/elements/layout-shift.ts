/// <reference types="mocha" />
import { configure } from '../../src/embed/index.js';
import { mount, until } from '../page/index.js';
import { paint, settleBoxes } from './boxes.js';
import './card.js';
import { longTimeout, setTimeLimit } from './time-limit.js';
import type { Widget } from './widget.js';

/** Widths of the container of an element in CSS pixels, by the language of the page. */
export const widths: Record<string, readonly number[]> = {
  en: [240, 320, 480, 640, 700, 960, 1400],
  ar: [240, 700],
  es: [640],
  fr: [520],
  ru: [240, 720],
  zh: [320],
};

/**
 * Configures the elements of a suite that mounts a hundred of them: with a long timeout, since a busy machine
 * needs time for their layout while the server holds their feeds, and without the response cache, which each
 * of them would search for old responses.
 */
export function configureManyElements(): void {
  setTimeLimit(longTimeout);
  before(() => configure({ storage: false }));
  after(() => configure({ storage: undefined }));
}

/**
 * Mounts elements in one container, and returns them once all wait for their feeds, which the server holds.
 */
export async function mountWaiting<T extends Widget>(
  language: string,
  tags: readonly string[],
): Promise<T[]> {
  const container = mount(`<div lang="${language}">${tags.join('')}</div>`);
  const widgets = [...container.children] as T[];
  // A heading in another language may need another line. This shift comes before the response, and not from
  // cards.
  const isWaiting = ({ state, shadowRoot }: Widget) =>
    state === 'loading' && !shadowRoot!.querySelector('[data-localizing]');
  await until(() => widgets.every(isWaiting), 'the widgets to load');
  await Promise.all(widgets.map(({ updateComplete }) => updateComplete));
  return widgets;
}

function resizeContainer([widget]: readonly Widget[], width: number): void {
  widget!.parentElement!.style.width = `${width}px`;
}

const measureHeight = (element: Element): number => element.getBoundingClientRect().height;

/**
 * Describes the elements whose height after the response differs from their height before, at each width.
 * The container changes its width, which is much faster than new elements for each width.
 *
 * @param widgets that wait for the response, in one container
 * @param containerWidths in CSS pixels
 * @param respond releases the feeds
 */
export async function findMoved(
  widgets: readonly Widget[],
  containerWidths: readonly number[],
  respond: () => Promise<unknown>,
): Promise<string[]> {
  const reserved = new Map<number, number[]>();
  for (const width of containerWidths) {
    resizeContainer(widgets, width);
    await paint();
    reserved.set(width, widgets.map(measureHeight));
  }
  await respond();
  const moved: string[] = [];
  // From the last width, which the container has when the response arrives, back to the first.
  for (const [width, heights] of [...reserved].reverse()) {
    resizeContainer(widgets, width);
    await Promise.all(widgets.map(settleBoxes));
    for (const [index, widget] of widgets.entries()) {
      const [before, after] = [heights[index]!, measureHeight(widget)];
      if (Math.abs(after - before) > 1) {
        moved.push(`${widget.itemName ?? ''} in ${width} px: ${before} px, then ${after} px`);
      }
    }
  }
  return moved;
}
