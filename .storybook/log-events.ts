import { action } from 'storybook/actions';

import { listEvents } from './describe-arguments.js';

/**
 * Shows what elements fire in the panel of actions, and keeps readers from following links: a story stays in its frame.
 *
 * @returns what ends it
 */
export function logEvents(): () => void {
  const names = listEvents();
  // In the capture phase, since the events of loading do not bubble.
  for (const name of names) document.addEventListener(name, logEvent, true);
  return () => {
    for (const name of names) document.removeEventListener(name, logEvent, true);
  };
}

function logEvent(event: Event): void {
  action(event.type)((event as CustomEvent<unknown>).detail);
  event.preventDefault();
}
