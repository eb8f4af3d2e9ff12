import type { WidgetState } from '../../src/core/model/error.js';
import { allowConsole, openFeedServer, outage, until, type FeedServer } from '../page/index.js';
import { settleBoxes } from '../elements/boxes.js';
import '../elements/card.js';
import { makeFeed, makeItem } from '../elements/list.js';
import { widgetTags, type Widget } from '../elements/widget.js';

/** The states of an element. */
export const states: readonly WidgetState[] = ['idle', 'loading', 'ready', 'stale', 'empty', 'error'];

const summary = 'Soil keeps carbon for as long as it is left in peace. '.repeat(20);
const pdf = { url: 'https://files.example/a.pdf', mime_type: 'application/pdf', size_in_bytes: 18_400_000 };

/** A feed whose first item has every field that a card shows, and both lists. */
const feed = {
  ...makeFeed(
    makeItem(
      'soils',
      {
        type: 'Book (series)',
        subtitle: 'A guide for the field',
        date_issued: '2024-05',
        languages: [
          { language: 'fr', url: 'https://repository.example/fr' },
          { language: 'ar', url: 'https://repository.example/ar' },
        ],
        related: [
          { id: 'water', reason: { shares: 'subjects', values: ['soil', 'carbon'] } },
          { id: 'trees' },
        ],
        also_downloaded: { items: [{ id: 'water', count: 9 }] },
      },
      { title: 'Soils and seasons', language: 'en', summary, attachments: [pdf, pdf] },
    ),
    makeItem('water', { date_issued: '2020' }, { title: 'Water for soils', language: 'en' }),
    makeItem('trees', { type: 'Brochure' }, { title: 'الأشجار والتربة', language: 'ar' }),
  ),
  _fao: { updated: '2026-11-01T06:00:00Z' },
};

/** A widget, and the state into which `stageAll` brings it. */
export interface Staged {
  readonly widget: Widget;
  readonly state: WidgetState;
}

/**
 * Adds widgets to an element and waits until each has reached its state. It allows the messages about
 * failures in the console.
 *
 * @param box element that sets their language, direction and colours
 * @param wanted tags and states
 * @returns the widgets, in the order of `wanted`
 */
export async function stage(
  box: Element,
  wanted: readonly (readonly [tag: string, state: WidgetState])[],
): Promise<Widget[]> {
  return (await stageAll([box], wanted)).map(({ widget }) => widget);
}

/**
 * Adds all widgets to each of several elements, like `stage`. It waits only once for the back-off of the
 * retries.
 *
 * @param boxes elements that set the language, direction and colours of the widgets
 * @param wanted tags and states
 * @returns the widgets with their states, box by box
 */
export async function stageAll(
  boxes: readonly Element[],
  wanted: readonly (readonly [tag: string, state: WidgetState])[],
): Promise<Staged[]> {
  allowConsole(/responded with status|\[fao-widgets\]/, 'error');
  const server = openFeedServer();
  await serve(server, boxes.length);
  const staged = boxes.flatMap((box, index) =>
    wanted.map(([tag, state]): Staged => {
      const widget = document.createElement(tag) as Widget;
      widget.loading = state === 'idle' ? 'click' : 'eager';
      widget.feed = server.url(feedOf(tag, state, index));
      if (state !== 'empty') widget.itemName = 'soils';
      widget.headingLevel = 3;
      box.append(widget);
      return { widget, state };
    }),
  );
  // Three failures in a row open the circuit for the server, so all widgets load before the first reload
  // fails.
  await Promise.all(staged.map(load));
  await Promise.all(staged.map(reach));
  return staged;
}

function feedOf(tag: string, state: WidgetState, index: number): string {
  if (state === 'stale') return `/stale/${index}/${tag}.json`;
  return state === 'idle' ? '/ready.json' : `/${state}.json`;
}

async function serve(server: FeedServer, count: number): Promise<void> {
  await server.hold('/loading.json');
  await server.reply('/ready.json', { json: feed });
  await server.reply('/empty.json', { json: makeFeed() });
  await server.reply('/error.json', { status: 404 });
  for (const tag of widgetTags) {
    for (let index = 0; index < count; index += 1)
      await server.reply(feedOf(tag, 'stale', index), { json: feed }, ...outage(503));
  }
}

const waitFor = (widget: Widget, state: WidgetState): Promise<boolean> =>
  until(() => widget.state === state, `<${widget.localName}> to be ${state}`);

async function load({ widget, state }: Staged): Promise<void> {
  await waitFor(widget, state === 'stale' ? 'ready' : state);
}

async function reach({ widget, state }: Staged): Promise<void> {
  // The widget requests its feed again, and the server now responds with a failure.
  if (state === 'stale') await widget.reload();
  await waitFor(widget, state);
  await (state === 'ready' ? settleBoxes(widget) : widget.updateComplete);
}
