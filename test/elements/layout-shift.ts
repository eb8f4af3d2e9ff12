import { mount, until } from '../page/index.js';
import { settleBoxes } from './boxes.js';
import './card.js';
import type { Widget } from './widget.js';

/** Widths in CSS pixels that a widget is put into, by the language around it. */
export const widths: Record<string, readonly number[]> = {
  en: [240, 320, 480, 640, 700, 960, 1400],
  ar: [240, 700],
  es: [640],
  fr: [520],
  ru: [240, 720],
  zh: [320],
};
const heightOf = (element: Element): number => element.getBoundingClientRect().height;

/** Puts widgets into a container of a width, and gives them once all wait for their feeds, which the server holds. */
export async function mountWaiting<T extends Widget>(
  width: number,
  language: string,
  tags: readonly string[],
): Promise<T[]> {
  const box = mount(`<div style="width: ${width}px" lang="${language}">${tags.join('')}</div>`);
  const widgets = [...box.children] as T[];
  // A heading in other words may take another line, which is before the feed's answer and none of the cards' doing.
  const isWaiting = ({ state, shadowRoot }: Widget) =>
    state === 'loading' && !shadowRoot!.querySelector('[data-localizing]');
  await until(() => widgets.every(isWaiting), 'the widgets to load');
  await Promise.all(widgets.map(({ updateComplete }) => updateComplete));
  return widgets;
}

/** Which widgets are not as high as they were while they waited, in words. */
export async function findMoved(
  widgets: readonly Widget[],
  answer: () => Promise<unknown>,
): Promise<string[]> {
  const reserved = widgets.map(heightOf);
  await answer();
  await Promise.all(widgets.map((widget) => settleBoxes(widget)));
  return widgets.flatMap((widget, index) => {
    const [before, after] = [reserved[index]!, heightOf(widget)];
    return Math.abs(after - before) > 1 ? [`${widget.itemName ?? ''}: ${before} px, then ${after} px`] : [];
  });
}
