import type { StoryContext } from '@storybook/web-components-vite';
import { expect } from 'storybook/test';

import { until } from '../stories/until.js';

/**
 * Waits until a story's element is in the state that the story shows, its parameter `state`. Runs after the story, so that what comes then,
 * the check of accessibility, sees the finished thing; on a page of many stories, those out of sight rightly wait.
 *
 * @throws {Error} when the element is not registered, or does not come to that state
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
