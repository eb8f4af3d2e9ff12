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

describe('A server that answers with an error', () => {
  for (const [status, sentences] of [
    [404, unusable],
    [410, unusable],
    [403, unusable],
    [429, unreachable],
    [500, unreachable],
    [503, unreachable],
  ] as const) {
    it(`fails with its status: ${status}`, () =>
      expectReplyFailure(
        { status, json: goodFeed },
        {
          kind: 'status',
          message: new RegExp(`answered with the status ${status}: `),
          sentences,
        },
      ));
  }
});

describe('A server that keeps its readers waiting', () => {
  const late: Failure = {
    kind: 'timeout',
    message: /did not respond fully in time: raise configure\(\{ timeout \}\)/,
    sentences: unreachable,
  };

  setTimeLimit(400);

  it('fails in time with a body that stalls', () =>
    expectReplyFailure({ json: goodFeed, stall: true }, late));

  it('fails in time without an answer', () => expectReplyFailure({ json: goodFeed, delay: 5_000 }, late));

  it('fails in time with a body that drips', () =>
    expectReplyFailure({ json: goodFeed, pace: { bytes: 1, every: 50 } }, late));
});

describe('A line that breaks', () => {
  const broken: Failure = {
    kind: 'network',
    message: /did not respond: likely it is unreachable/,
    sentences: unreachable,
  };

  it('fails half-way', () => expectReplyFailure({ json: goodFeed, drop: 'half-way' }, broken));

  it('fails before there is an answer', () =>
    expectReplyFailure({ json: goodFeed, drop: 'before-headers' }, broken));

  it('is what an answer looks like that this page may not read', () =>
    expectReplyFailure(
      { json: goodFeed, cors: false },
      { ...broken, message: /responds, but this page can't read it: likely its server does not send/ },
    ));

  it('is what a circle of redirects looks like', () =>
    expectReplyFailure({ redirect: '/feed.json' }, broken));
});

describe('A page with a mistake', () => {
  const notFound = ['This publication was not found.', 'This publication was not found.'] as const;

  it('has no feed', () =>
    expectFailure('', { kind: 'config', message: /no feed: set the attribute "feed"/, sentences: unusable }));

  it('names an item that its feed does not have', () =>
    expectReplyFailure(
      { json: goodFeed },
      {
        kind: 'not-found',
        message: /has no item "nowhere": check the attribute "item"/,
        sentences: notFound,
      },
      'item="nowhere"',
    ));

  it('names an item that has no file', () => {
    const server = openFeedServer();
    return expectFailure(`item="nowhere" feed="${server.url('/nothing/{id}.json')}"`, {
      kind: 'not-found',
      message: /has no item "nowhere": check the attribute "item"/,
      sentences: notFound,
    });
  });
});
