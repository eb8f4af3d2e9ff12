import { action } from 'storybook/actions';

import { listEvents } from './describe-arguments.js';

/**
 * Shows the events of elements in the panel of actions. It also prevents readers from following links, so
 * that a story stays in its frame.
 *
 * @returns a function that removes the listeners
 */
export function logEvents(): () => void {
  const names = listEvents();
  // In the capture phase, since the events of loads do not bubble.
  for (const name of names) document.addEventListener(name, logEvent, true);
  return () => {
    for (const name of names) document.removeEventListener(name, logEvent, true);
  };
}

function logEvent(event: Event): void {
  action(event.type)((event as CustomEvent<unknown>).detail);
  event.preventDefault();
}
