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
import { forgetFailingHosts } from '../page/page-state.js';
import { readFaultTable, type FaultRow } from './fault-table.js';

/** The UUID that the repository gives a publication in six languages, and its handle. */
const uuid = '9224a620-4025-8195-ab68-addfd8e319f2';
const handle = '20.500.14283/cd0683en';
/**
 * How long one request may take where no answer comes, in milliseconds; less than a page allows, so that the
 * test is not long.
 */
const shortTimeout = 2_000;
/** Where one does come, on a busy machine. */
const longTimeout = 60_000;
/** How long a row may take, with its pauses, on a busy machine. */
const patience = 180_000;

const rows = readFaultTable();

function open(address: string, rest: Record<string, string> = {}): Repository {
  if (address === 'no server') {
    // The port of a protocol that browsers may ask, and nothing here answers.
    return { root: 'http://127.0.0.1:9009/server/api', requests: () => Promise.resolve([]) };
  }
  const settings = address === 'off line' ? 'fault=html-502' : address;
  const pairs = settings.split(',').map((pair) => pair.split('=') as [string, string]);
  return openRepository({ ...Object.fromEntries(pairs), ...rest });
}

function show({ root }: Repository, { asked }: FaultRow): Widget {
  const [thing] = asked.split(', ');
  const tag = (
    {
      card: 'fao-item-card',
      'related items': 'fao-related-items',
      'also downloaded': 'fao-also-downloaded',
    } as const
  )[thing!]!;
  const names: Readonly<Record<string, string>> = { 'two names': `${uuid} ${handle}`, 'by handle': handle };
  const item = names[asked.split(', ')[1] ?? ''] ?? uuid;
  const widget = makeWidget(tag, { loading: 'eager', feed: root, item });
  mount('<div></div>').append(widget);
  return widget;
}

/** Sets how long a request may take, by whether the fault is silence. */
function chooseTimeout(address: string): void {
  configure({ timeout: /stall|forever/.test(address) ? shortTimeout : longTimeout });
}

const findButton = (widget: Widget) => within(widget).queryByShadowRole('button', { name: 'Try again' });

describe('A fault of the table in docs/faults.md', () => {
  after(() => configure({ timeout: undefined }));
  afterEach(() => delete (navigator as { onLine?: boolean }).onLine);

  it('is one of more than twenty-five', () => {
    expect(rows.length).to.be.greaterThan(40);
  });

  for (const row of rows) {
    const { what, asked, address, state, shows, requests, heals } = row;
    const title = `${what} (${asked}, ${address})`;

    it(`shows what the table says: ${title}`, async () => {
      // What is told to developers has tests of its own; here only that it is told, and by the library.
      allowConsole(/\[fao-widgets\]/, 'error');
      allowConsole(/\[fao-widgets\]/, 'warn');
      if (address === 'off line')
        Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
      chooseTimeout(address);
      const repository = open(address);
      const widget = await settle(show(repository, row), patience);
      expect(widget.state).to.equal(state);
      // Language versions come after the card, and so do their requests.
      const findShown = () => within(widget).queryAllByShadowText(shows);
      await until(() => findShown().length, `"${shows}"`, patience);
      expect(findShown(), shows).not.to.deep.equal([]);
      const countAsks = async () => (await repository.requests()).length;
      const least = Number.parseInt(requests);
      await until(async () => (await countAsks()) >= least, `${requests} requests`, patience);
      const asks = await countAsks();
      if (requests.endsWith('+')) expect(asks).to.be.at.least(least);
      else expect(asks).to.equal(Number(requests));
      if (state === 'error') expect(findButton(widget) === null).to.equal(heals === 'no');
    }).timeout(patience);

    if (heals === '–' || heals === 'no' || address === 'off line') continue;

    it(`heals ${heals}: ${title}`, async () => {
      allowConsole(/\[fao-widgets\]/, 'error');
      allowConsole(/\[fao-widgets\]/, 'warn');
      // A list asks for language versions before what is related, and stands without them.
      const times = asked === 'related items' ? '2' : '1';
      chooseTimeout(address);
      const widget = await settle(show(open(address, { times }), row), patience);
      if (heals === 'by the button') {
        expect(widget.state).to.equal('error');
        configure({ timeout: longTimeout });
        findButton(widget)!.click();
        await until(() => widget.state === 'ready', 'the widget to heal', patience);
      }
      expect(widget.state).to.equal('ready');
      forgetFailingHosts();
    }).timeout(patience);
  }
});
