import { configure } from '../../src/embed/index.js';
import { makeWidget, type Widget } from '../hostile/widgets.js';
import { settle } from '../elements/card.js';
import {
  allowConsole,
  expect,
  mount,
  openRepository,
  until,
  within,
  type Repository,
} from '../page/index.js';
import { closeCircuits } from '../page/page-state.js';
import { readFaultTable, type FaultRow } from './fault-table.js';

/** The UUID and the handle of a publication in six languages. */
const uuid = '9224a620-4025-8195-ab68-addfd8e319f2';
const handle = '20.500.14283/cd0683en';
/** Timeout of a request that gets no response, in milliseconds. Short, so that the tests do not take long. */
const shortTimeout = 2_000;
/** Timeout of a request that gets a response, in milliseconds, on a busy machine. */
const longTimeout = 60_000;
/** Timeout of a test, in milliseconds, with retries, on a busy machine. */
const testTimeout = 180_000;

const rows = readFaultTable();

function open(settings: string, rest: Record<string, string> = {}): Repository {
  if (settings === 'no server') {
    // Browsers allow requests to this port, and no server listens on it.
    return { root: 'http://127.0.0.1:9009/server/api', requests: () => Promise.resolve([]) };
  }
  const written = settings === 'offline' ? 'fault=html-502' : settings;
  const pairs = written.split(',').map((pair) => pair.split('=') as [string, string]);
  return openRepository({ ...Object.fromEntries(pairs), ...rest });
}

function show({ root }: Repository, { element }: FaultRow): Widget {
  const [name, identifiers = ''] = element.split(', ');
  const tag = (
    {
      card: 'fao-item-card',
      'related items': 'fao-related-items',
      'also downloaded': 'fao-also-downloaded',
    } as const
  )[name!]!;
  const items: Readonly<Record<string, string>> = {
    'by UUID and handle': `${uuid} ${handle}`,
    'by handle': handle,
  };
  const item = items[identifiers] ?? uuid;
  const widget = makeWidget(tag, { loading: 'eager', feed: root, item });
  mount('<div></div>').append(widget);
  return widget;
}

/** Sets a short timeout for faults without a response, and a long one for all others. */
function setRequestTimeout(settings: string): void {
  configure({ timeout: /stall|forever/.test(settings) ? shortTimeout : longTimeout });
}

const findButton = (widget: Widget) => within(widget).queryByShadowRole('button', { name: 'Try again' });

describe('The table in docs/faults.md', () => {
  after(() => configure({ timeout: undefined }));
  afterEach(() => delete (navigator as { onLine?: boolean }).onLine);

  it('has more than forty rows', () => {
    expect(rows.length).to.be.greaterThan(40);
  });

  for (const row of rows) {
    const { fault, element, settings, state, text, requests, recovers } = row;
    const title = `${fault} (${element}, ${settings})`;

    it(`predicts state, text, requests and button: ${title}`, async () => {
      // Other tests check the text of these messages.
      allowConsole(/\[fao-widgets\]/, 'error');
      allowConsole(/\[fao-widgets\]/, 'warn');
      if (settings === 'offline')
        Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
      setRequestTimeout(settings);
      const repository = open(settings);
      const widget = await settle(show(repository, row), testTimeout);
      expect(widget.state).to.equal(state);
      // Language versions and their requests come after the card.
      const findShown = () => within(widget).queryAllByShadowText(text);
      await until(() => findShown().length, `"${text}"`, testTimeout);
      expect(findShown(), text).not.to.deep.equal([]);
      const countRequests = async () => (await repository.requests()).length;
      const minimum = Number.parseInt(requests);
      await until(async () => (await countRequests()) >= minimum, `${requests} requests`, testTimeout);
      const count = await countRequests();
      if (requests.endsWith('+')) expect(count).to.be.at.least(minimum);
      else expect(count).to.equal(Number(requests));
      if (state === 'error') expect(findButton(widget) === null).to.equal(recovers === 'no');
    }).timeout(testTimeout);

    if (recovers === '–' || recovers === 'no' || settings === 'offline') continue;

    it(`predicts that the element recovers ${recovers}: ${title}`, async () => {
      allowConsole(/\[fao-widgets\]/, 'error');
      allowConsole(/\[fao-widgets\]/, 'warn');
      // A list requests language versions before related items, and loads without them.
      const times = element === 'related items' ? '2' : '1';
      setRequestTimeout(settings);
      const widget = await settle(show(open(settings, { times }), row), testTimeout);
      if (recovers === 'by the button') {
        expect(widget.state).to.equal('error');
        configure({ timeout: longTimeout });
        findButton(widget)!.click();
        await until(() => widget.state === 'ready', 'the element to be ready', testTimeout);
      }
      expect(widget.state).to.equal('ready');
      closeCircuits();
    }).timeout(testTimeout);
  }
});
