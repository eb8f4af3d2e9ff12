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

/** A feed whose first item has everything that a card shows, and both lists. */
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

/** A widget in a state, and how it comes there. */
interface Staged {
  readonly widget: Widget;
  readonly state: WidgetState;
}

/**
 * Puts widgets into an element, each in a state, and gives them once all are there. What they say of their failures in the console is let pass.
 *
 * @param box in whose language, direction and colours they are shown
 * @param wanted tags and states
 */
export async function stage(
  box: Element,
  wanted: readonly (readonly [tag: string, state: WidgetState])[],
): Promise<Widget[]> {
  allowConsole(/answered with the status|\[fao-widgets\]/, 'error');
  const server = openFeedServer();
  await serve(server);
  const staged = wanted.map(([tag, state]): Staged => {
    const widget = document.createElement(tag) as Widget;
    widget.loading = state === 'idle' ? 'click' : 'eager';
    widget.feed = server.url(feedOf(tag, state));
    if (state !== 'empty') widget.itemName = 'soils';
    widget.headingLevel = 3;
    box.append(widget);
    return { widget, state };
  });
  await Promise.all(staged.map(reach));
  return staged.map(({ widget }) => widget);
}

function feedOf(tag: string, state: WidgetState): string {
  if (state === 'stale') return `/stale/${tag}.json`;
  return state === 'idle' ? '/ready.json' : `/${state}.json`;
}

async function serve(server: FeedServer): Promise<void> {
  await server.hold('/loading.json');
  await server.reply('/ready.json', { json: feed });
  await server.reply('/empty.json', { json: makeFeed() });
  await server.reply('/error.json', { status: 404 });
  for (const tag of widgetTags) await server.reply(`/stale/${tag}.json`, { json: feed }, ...outage(503));
}

async function reach({ widget, state }: Staged): Promise<void> {
  // What was read once is asked for again when the server is down.
  if (state === 'stale') {
    await until(() => widget.state === 'ready', 'the first answer');
    await widget.reload();
  }
  await until(() => widget.state === state, `<${widget.localName}> to be ${state}`);
  await (state === 'ready' ? settleBoxes(widget) : widget.updateComplete);
}
