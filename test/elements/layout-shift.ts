import { mount, until } from '../page/index.js';
import { settleBoxes } from './boxes.js';
import './card.js';
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
const measureHeight = (element: Element): number => element.getBoundingClientRect().height;

/**
 * Mounts elements in a container of a width, and returns them once all wait for their feeds, which the server
 * holds.
 */
export async function mountWaiting<T extends Widget>(
  width: number,
  language: string,
  tags: readonly string[],
): Promise<T[]> {
  const box = mount(`<div style="width: ${width}px" lang="${language}">${tags.join('')}</div>`);
  const widgets = [...box.children] as T[];
  // A heading in another language may need another line. This shift comes before the response, and not from
  // cards.
  const isWaiting = ({ state, shadowRoot }: Widget) =>
    state === 'loading' && !shadowRoot!.querySelector('[data-localizing]');
  await until(() => widgets.every(isWaiting), 'the widgets to load');
  await Promise.all(widgets.map(({ updateComplete }) => updateComplete));
  return widgets;
}

/** Describes the elements whose height after the response differs from their height before. */
export async function findMoved(
  widgets: readonly Widget[],
  respond: () => Promise<unknown>,
): Promise<string[]> {
  const reserved = widgets.map(measureHeight);
  await respond();
  await Promise.all(widgets.map((widget) => settleBoxes(widget)));
  return widgets.flatMap((widget, index) => {
    const [before, after] = [reserved[index]!, measureHeight(widget)];
    return Math.abs(after - before) > 1 ? [`${widget.itemName ?? ''}: ${before} px, then ${after} px`] : [];
  });
}
