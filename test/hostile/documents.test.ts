import { openFeedServer, within, type Reply } from '../page/index.js';
import { expectFailure, mountAmongGood, unusable } from './widgets.js';

const version = 'https://jsonfeed.org/version/1.1';
const items = [{ id: 'a', title: 'A' }];
const depth = 100_000;

async function expectUnusable(reply: Reply, message: RegExp): Promise<void> {
  const server = openFeedServer();
  await server.reply('/feed.json', reply);
  const url = server.url('/feed.json');
  await expectFailure(`feed="${url}"`, {
    kind: 'format',
    message: new RegExp(`${url}.*${message.source}`),
    sentences: unusable,
  });
}

describe('A feed that is not JSON', () => {
  const page = '<!doctype html><title>Not found</title><script>alert(1)</script>';
  const replies: Record<string, [Reply, RegExp]> = {
    'a text': [{ body: 'Feed' }, /is not JSON, though its type is text\/plain.*: check the file/],
    'a web page': [{ body: page, type: 'text/html; charset=utf-8' }, /is HTML, not JSON: check the URL/],
    'a web page with the type of JSON': [
      { body: page, type: 'application/json' },
      /is not JSON, though its type is application\/json/,
    ],
    'truncated JSON': [{ body: '{"version":"', type: 'application/feed+json' }, /is not JSON/],
    'JSON with a trailing comma': [{ body: '{"items":[],}', type: 'application/json' }, /is not JSON/],
    'an empty body': [{ body: '', type: 'application/json' }, /is not JSON/],
    'binary data': [{ body: '\u0000\u0001\uFFFDPNG', type: 'application/octet-stream' }, /is not JSON/],
    'JSON with many unclosed brackets': [
      { body: '[', repeat: depth, type: 'application/json' },
      /is not JSON/,
    ],
  };

  for (const [kind, [reply, message]] of Object.entries(replies)) {
    it(`fails with a message that explains it: ${kind}`, () => expectUnusable(reply, message));
  }
});

describe('JSON that is not a feed', () => {
  const documents: Record<string, unknown> = {
    'of another version': { version: 'https://jsonfeed.org/version/2', items },
    'of another standard': { version: '2.0', items },
    'without a version': { items },
    'whose version is a number': { version: 1.1, items },
    'whose version is an object': { version: { toString: version }, items },
    'without items': { version },
    'whose items are null': { version, items: null },
    'whose items are an object': { version, items: { 0: items[0], length: 1 } },
    'whose items are a text': { version, items: 'none' },
    'whose items are a number': { version, items: 7 },
    'that is an array': items,
    'that is a text': version,
    'that is a number': 7,
    'that is true': true,
    'that is null': null,
  };

  for (const [kind, json] of Object.entries(documents)) {
    it(`fails with a message that explains it: a document ${kind}`, () =>
      expectUnusable({ json }, /does not have the expected format: a JSON Feed needs "version" and "items"/));
  }
});

describe('Deeply nested JSON', () => {
  const nested = `${'['.repeat(depth)}${']'.repeat(depth)}`;

  it('is rejected as a feed', () =>
    expectUnusable({ body: nested, type: 'application/json' }, /a JSON Feed needs "version" and "items"/));

  it('is ignored in any field of an item', async () => {
    const server = openFeedServer();
    const item = `{"id":"a","title":"A","x":${nested},"tags":${nested},"summary":${nested},"_fao":{"languages":${nested}}}`;
    const body = `{"version":"${version}","items":[${item},{"id":"b","title":"B"}]}`;
    await server.reply('/feed.json', { body, type: 'application/json' });
    const [card] = await mountAmongGood(
      `<fao-item-card loading="eager" feed="${server.url('/feed.json')}" item="a"></fao-item-card>`,
    );
    within(card!).getByShadowRole('heading', { name: 'A' });
  });
});
