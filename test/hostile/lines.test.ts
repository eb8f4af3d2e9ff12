import { setTimeLimit } from '../elements/time-limit.js';
import { openFeedServer, type Reply } from '../page/index.js';
import { expectFailure, goodFeed, unreachable, unusable, type Failure } from './widgets.js';

async function expectReplyFailure(reply: Reply, failure: Failure, attributes = ''): Promise<void> {
  const server = openFeedServer();
  await server.reply('/feed.json', reply);
  const url = server.url('/feed.json');
  const message = new RegExp(`${url}.*${failure.message.source}`);
  await expectFailure(`feed="${url}" ${attributes}`, { ...failure, message });
}

describe('An element whose feed server responds with an error', () => {
  for (const [status, sentences] of [
    [404, unusable],
    [410, unusable],
    [403, unusable],
    [429, unreachable],
    [500, unreachable],
    [503, unreachable],
  ] as const) {
    it(`fails with the status ${status}`, () =>
      expectReplyFailure(
        { status, json: goodFeed },
        {
          kind: 'status',
          message: new RegExp(`responded with status ${status}: `),
          sentences,
        },
      ));
  }
});

describe('An element whose feed server is too slow', () => {
  const late: Failure = {
    kind: 'timeout',
    message: /did not respond fully in time: raise configure\(\{ timeout \}\)/,
    sentences: unreachable,
  };

  setTimeLimit(400);

  it('fails at the timeout if the body stalls', () =>
    expectReplyFailure({ json: goodFeed, stall: true }, late));

  it('fails at the timeout without a response', () =>
    expectReplyFailure({ json: goodFeed, delay: 5_000 }, late));

  it('fails at the timeout if the body arrives byte by byte', () =>
    expectReplyFailure({ json: goodFeed, pace: { bytes: 1, every: 50 } }, late));
});

describe('An element whose request fails', () => {
  const broken: Failure = {
    kind: 'network',
    message: /did not respond: likely it is unreachable/,
    sentences: unreachable,
  };

  it('reports a network error if the connection drops half-way', () =>
    expectReplyFailure({ json: goodFeed, drop: 'half-way' }, broken));

  it('reports a network error if the connection drops before the response', () =>
    expectReplyFailure({ json: goodFeed, drop: 'before-headers' }, broken));

  it('reports a network error if the page may not read the response', () =>
    expectReplyFailure(
      { json: goodFeed, cors: false },
      { ...broken, message: /responds, but this page can't read it: likely its server does not send/ },
    ));

  it('reports a network error for a redirect loop', () =>
    expectReplyFailure({ redirect: '/feed.json' }, broken));
});

describe('An element with a mistake in its attributes', () => {
  const notFound = ['This publication was not found.', 'This publication was not found.'] as const;

  it('reports that it has no feed', () =>
    expectFailure('', { kind: 'config', message: /no feed: set the attribute "feed"/, sentences: unusable }));

  it('reports an item that its feed lacks', () =>
    expectReplyFailure(
      { json: goodFeed },
      {
        kind: 'not-found',
        message: /has no item "nowhere": check the attribute "item"/,
        sentences: notFound,
      },
      'item="nowhere"',
    ));

  it('reports an item without a file', () => {
    const server = openFeedServer();
    return expectFailure(`item="nowhere" feed="${server.url('/nothing/{id}.json')}"`, {
      kind: 'not-found',
      message: /has no item "nowhere": check the attribute "item"/,
      sentences: notFound,
    });
  });
});
