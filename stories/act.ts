import { expect, userEvent } from 'storybook/test';

import { until } from './until.js';

/** What stories use of an element. */
interface Widget extends HTMLElement {
  readonly state: string;
  reload(): Promise<void>;
}

/** What a play function is given, as far as it is used here. */
interface Played {
  readonly canvasElement: HTMLElement;
}

function findWidget({ canvasElement }: Played): Widget {
  const widget = [...canvasElement.querySelectorAll<Widget>('*')].find(({ localName }) =>
    localName.startsWith('fao-'),
  );
  if (!widget) throw new Error('The story shows no element of the library.');
  return widget;
}

/** Presses the first button of the story's element, as soon as there is one. */
export async function pressButton(played: Played): Promise<void> {
  const widget = findWidget(played);
  const button = await until(() => {
    const found = widget.shadowRoot?.querySelector<HTMLElement>('button');
    if (!found) throw new Error(`<${widget.localName}> has no button to press.`);
    return found;
  });
  await userEvent.click(button);
}

/** Has the story's element ask the network anew, once it shows something. */
export async function askAnew(played: Played): Promise<void> {
  const widget = findWidget(played);
  await until(() => expect(widget.state).toBe('ready'));
  await widget.reload();
}
