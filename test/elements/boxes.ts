import { settle } from './card.js';
import type { Widget } from './widget.js';

/**
 * Waits until a card has its fonts, its ResizeObserver has measured it, and the card has rendered the result.
 */
export async function settleBoxes<T extends Widget>(card: T): Promise<T> {
  await settle(card);
  await paint();
  await document.fonts.ready;
  await card.updateComplete;
  await paint();
  return card;
}

/**
 * Waits for two frames: observers report in the first, and the browser lays their changes out in the second.
 */
export async function paint(): Promise<void> {
  for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
}

/** Returns the first element of a card with the name of a part. */
export function findPart(card: Element, part: string): HTMLElement {
  const element = card.shadowRoot!.querySelector<HTMLElement>(`[part=${part}]`);
  if (!element) throw new Error(`The card has no part "${part}".`);
  return element;
}
