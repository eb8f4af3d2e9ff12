import type { StoryContext } from '@storybook/web-components-vite';
import { expect } from 'storybook/test';

import { until } from '../stories/until.js';

/**
 * Waits until the element of a story is in the state that the story's parameter `state` names. It runs after
 * the story and before the accessibility check, which therefore checks the final state. On a page of several
 * stories it does not wait, since elements outside the viewport do not load.
 *
 * @throws {Error} when the element is not registered, or does not reach that state
 */
export async function reachState({
  canvasElement,
  component,
  parameters,
  viewMode,
}: StoryContext): Promise<void> {
  if (viewMode !== 'story' || !component) return;
  const element: (Element & { readonly state?: unknown }) | null = canvasElement.querySelector(component);
  if (!element) throw new Error(`The story shows no <${component}>.`);
  if (!customElements.get(component)) throw new Error(`<${component}> is not registered.`);
  await until(() => expect(element.state, `state of <${component}>`).toBe(parameters['state']));
}
