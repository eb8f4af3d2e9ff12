import type { Story } from './states.js';

/** An item of the page itself. */
export const ownItem = {
  id: 'harbour-report',
  url: 'https://harbour-notes.example/report',
  title: 'What a box of ice is worth',
  summary: 'Half of what the small boats of Port Amsel lose, they lose between the net and the auction.',
  language: 'en',
  date_published: '2026-10-19',
};

const listed = [
  { id: 'scale', title: 'The scale in the old telephone box', date_published: '2026-10-02' },
  { id: 'nets', title: 'Nets that let the young go', date_published: '2026-09-11' },
];

/**
 * Returns a feed of the page itself: an item and two others, which both of its lists name.
 *
 * @param first further fields of the first item in the lists
 */
export function makeFeed(first: Readonly<Record<string, unknown>> = {}): unknown {
  const others = listed.map((item) => ({ ...item, url: `https://harbour-notes.example/${item.id}` }));
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Harbour notes',
    language: 'en',
    items: [
      {
        ...ownItem,
        _fao: {
          version: '1',
          related: [{ id: 'scale', reason: 'Shares subjects: harbours' }, { id: 'nets' }],
          also_downloaded: {
            period: '2026-01-01/2026-06-30',
            threshold: 5,
            items: [
              { id: 'scale', count: 31 },
              { id: 'nets', count: 12 },
            ],
          },
        },
      },
      { ...others[0], ...first },
      others[1],
    ],
  };
}

/**
 * Returns a story of an element with data of the page itself: an item, or a feed whose first item the element
 * shows.
 *
 * @param expected messages that the console must contain
 */
export function makeDataStory(tag: string, data: unknown, expected: readonly RegExp[] = []): Story {
  const item = data === ownItem ? '' : ownItem.id;
  const code = [
    `<${tag}${item && ` item="${item}"`}></${tag}>`,
    '',
    '<script>',
    `  document.querySelector('${tag}').data = ${JSON.stringify(data, null, 2).replaceAll('\n', '\n  ')};`,
    '</script>',
  ];
  return {
    args: { feed: '', item, data },
    parameters: { console: expected, docs: { source: { code: code.join('\n') } } },
  };
}
