import { expect, expectConsole, openFeedServer, within } from '../page/index.js';
import { dangerousUrls } from './dangerous-texts.js';
import { expectInert } from './expect-inert.js';
import { goodFeed, makeWidget, mountAmongGood, tags, unusable, type Widget } from './widgets.js';

const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Mounts one element per tag with an attribute, and a feed that has content for all of them. */
async function mountWith(
  attribute: string,
  value: string,
  forTags: readonly Tag[] = tags,
): Promise<Widget[]> {
  const server = openFeedServer();
  await server.reply('/feed.json', { json: goodFeed });
  const source = { loading: 'eager', feed: server.url('/feed.json'), item: 'good' };
  return mountAmongGood(forTags.map((tag) => makeWidget(tag, { ...source, [attribute]: value })));
}

type Tag = (typeof tags)[number];

const lists = tags.slice(1);
const options: readonly [attribute: string, advice: string, forTags: readonly Tag[]][] = [
  ['heading-level', 'use one of 2, 1, 3, 4, 5, 6', tags],
  ['loading', 'use one of lazy, eager, click', tags.slice(0, 1)],
  ['layout', 'use one of row, column, compact', tags.slice(0, 1)],
  ['layout', 'use one of list, grid, compact', lists],
  ['max', 'use a whole number from 1', lists],
];
const wrong = ['0', '7e9', '-1', 'constructor', '__proto__', '"><script>trapped++</script>', '\u0000', '２'];

describe('A wrong value of an attribute', () => {
  for (const [attribute, advice, forTags] of options) {
    it(`of ${attribute} logs one warning per element, and the default applies (${advice})`, async () => {
      for (const value of wrong) {
        for (const tag of forTags) {
          expectConsole(
            new RegExp(`<${tag} ${attribute}="${escapePattern(value.trim())}">: ${escapePattern(advice)}`),
            'warn',
          );
        }
        const widgets = await mountWith(attribute, value, [...forTags, ...forTags]);
        for (const widget of widgets) expect(widget.state).to.equal('ready');
        expectInert(...widgets);
        // The next elements must be in the viewport too.
        widgets[0]!.parentElement!.remove();
      }
    });
  }

  it('of lang makes the interface English, and of prefer-lang has no effect', async () => {
    for (const language of [
      '',
      ' ',
      'no language',
      '-',
      'x'.repeat(5_000),
      'en-',
      '12',
      'constructor',
      '__proto__',
    ]) {
      const [card, list] = await mountWith('lang', language);
      within(list!).getByShadowRole('heading', { name: 'Related items' });
      within(card!).getByShadowRole('heading', { name: 'Title of good' });
      for (const widget of await mountWith('prefer-lang', language)) expect(widget.state).to.equal('ready');
    }
  });

  it('of pinned logs a warning, and of exclude has no effect', async () => {
    for (const identifier of ['__proto__', 'constructor', '\u0000', '% %', '"><script>trapped++</script>']) {
      for (const list of await mountWith('exclude', identifier, lists)) expect(list.state).to.equal('ready');
    }
    expectConsole(/pinned="__proto__": there is no such item/, 'warn');
    for (const list of await mountWith('pinned', ' __proto__\n', lists)) expect(list.state).to.equal('ready');
  });

  it('of link-target is only the name of a window', async () => {
    for (const target of ['javascript:trapped++', '"><script>trapped++</script>', '_unheard']) {
      const [card] = await mountWith('link-target', target, tags.slice(0, 1));
      expect(within(card!).getByShadowRole<HTMLAnchorElement>('link').target).to.equal(target);
      expectInert(card!);
    }
  });
});

describe('An invalid identifier in the attribute item', () => {
  it('makes all elements show that the item was not found, with one error each in the console', async () => {
    for (const identifier of [
      '__proto__',
      'constructor',
      '\uD800',
      '%',
      '%E0%A4%A',
      '//',
      '?#',
      '../..',
      'x'.repeat(50_000),
    ]) {
      for (const tag of tags) expectConsole(new RegExp(`<${tag} item=.* has no item `), 'error');
      for (const widget of await mountWith('item', identifier)) {
        expect([widget.state, widget.error?.kind]).to.deep.equal(['error', 'not-found']);
        within(widget).getByShadowText('This publication was not found.');
      }
    }
  });

  it('makes them show the same with a feed of one file per item', async () => {
    const server = openFeedServer();
    for (const identifier of ['__proto__', '\uD800', '%', '..', 'a/b', '?x', '{id}']) {
      for (const tag of tags) expectConsole(new RegExp(`<${tag} item=.* has no item `), 'error');
      const attributes = { loading: 'eager', feed: server.url('/nothing/{id}.json'), item: identifier };
      for (const widget of await mountAmongGood(tags.map((tag) => makeWidget(tag, attributes)))) {
        expect([widget.state, widget.error?.kind]).to.deep.equal(['error', 'not-found']);
      }
    }
  });
});

describe('An invalid URL in the attribute feed', () => {
  const invalidUrls = [...dangerousUrls, 'https://', 'http://[', 'http://%'];

  for (const url of invalidUrls) {
    it(`is a configuration error, without a request: ${JSON.stringify(url.slice(0, 40))}`, async () => {
      for (const tag of tags) expectConsole(new RegExp(`<${tag}>: no http or https URL: `), 'error');
      const attributes = { loading: 'eager', feed: url };
      const widgets = await mountAmongGood(tags.map((tag) => makeWidget(tag, attributes)));
      for (const [index, widget] of widgets.entries()) {
        expect(widget.error?.kind).to.equal('config');
        within(widget).getByShadowText(unusable[Math.min(index, 1)]!);
        expectInert(widget);
      }
    });
  }

  it('does not help as a fallback feed: elements report the failure of the first feed', async () => {
    const server = openFeedServer();
    await server.reply('/down.json', { status: 500 });
    const url = server.url('/down.json');
    expectConsole(
      new RegExp(`${url} responded with status 500.*fallback feed javascript:.* instead`),
      'warn',
    );
    for (const tag of tags) expectConsole(new RegExp(`<${tag}>: ${url} responded with status 500`), 'error');
    const source = `loading="eager" feed="${url}" fallback-feed="javascript:trapped++"`;
    for (const widget of await mountAmongGood(tags.map((tag) => `<${tag} ${source}></${tag}>`).join(''))) {
      expect(widget.error?.kind).to.equal('status');
      expectInert(widget);
    }
  });
});

describe('An unknown source', () => {
  it('is a configuration error', async () => {
    for (const source of ['xml', 'constructor', '__proto__', ' ', 'JSON-Feed']) {
      for (const tag of tags)
        expectConsole(new RegExp(`<${tag} item="good">: no source "${source}": http`), 'error');
      for (const widget of await mountWith('source', source)) expect(widget.error?.kind).to.equal('config');
    }
  });
});
