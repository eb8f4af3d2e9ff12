import { expect, userEvent } from 'storybook/test';

import { until } from './until.js';

/** Members of an element that stories use. */
interface Widget extends HTMLElement {
  readonly state: string;
  reload(): Promise<void>;
}

/** The part of the context of a play function that is used here. */
interface PlayContext {
  readonly canvasElement: HTMLElement;
}

function findWidget({ canvasElement }: PlayContext): Widget {
  const widget = [...canvasElement.querySelectorAll<Widget>('*')].find(({ localName }) =>
    localName.startsWith('fao-'),
  );
  if (!widget) throw new Error('The story shows no element of the library.');
  return widget;
}

/** Presses the first button of the story's element, once it has one. */
export async function pressButton(context: PlayContext): Promise<void> {
  const widget = findWidget(context);
  const button = await until(() => {
    const found = widget.shadowRoot?.querySelector<HTMLElement>('button');
    if (!found) throw new Error(`<${widget.localName}> has no button to press.`);
    return found;
  });
  await userEvent.click(button);
}

/** Reloads the story's element, once it shows content. */
export async function reloadElement(context: PlayContext): Promise<void> {
  const widget = findWidget(context);
  await until(() => expect(widget.state).toBe('ready'));
  await widget.reload();
}
