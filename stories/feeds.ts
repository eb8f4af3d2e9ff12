/*
 * Addresses that stories read, relative to the page that Storybook shows them in, so that a built Storybook works below any path. `feed` is demo/feed
 * and `feeds` is demo/pages/feeds; .storybook/stand-in-server.ts answers for `?slow`, `?down` and `?fading`.
 */

/** One file an item, as a feed of any size is laid out. */
export const feed = 'feed/items/{id}.json';

/** Never answered. */
export const slowFeed = 'feed/items/{id}.json?slow';

/** Always the status 503. */
export const brokenFeed = 'feed/items/{id}.json?down';

/** The first reading is answered, the next is 503. */
export const fadingFeed = 'feed/items/{id}.json?fading';

/** Records that few feeds have: withdrawn, and with too much of everything. */
export const edgeCases = 'feeds/edge-cases.json';

/** A feed without items. */
export const emptyFeed = 'feeds/empty.json';

/** An address that no host has. */
export const missingFeed = 'feed/no-such-feed.json';

/** A web page, not a feed. */
export const webPage = 'iframe.html';

/** A port that the Fetch standard blocks (section 2.9): the browser refuses by itself, and nothing is sent. */
export const unreachableFeed = 'http://127.0.0.1:1/feed.json';

/** What the browser itself writes of an answer with the status 404; the library's own message follows. */
export const missingFile = /Failed to load resource.*404/;
