/*
 * URLs of the feeds of stories, relative to the page in which Storybook shows them, so that a built Storybook
 * works below any path. `feed` is demo/feed and `feeds` is demo/pages/feeds; .storybook/simulate-faults.ts
 * handles `?slow`, `?down` and `?fading`.
 */

/** One file per item, as in feeds of any size. */
export const feed = 'feed/items/{id}.json';

/** A server that does not respond. */
export const slowFeed = 'feed/items/{id}.json?slow';

/** A server that always responds with the status 503. */
export const brokenFeed = 'feed/items/{id}.json?down';

/** A server that responds once, and then with the status 503. */
export const fadingFeed = 'feed/items/{id}.json?fading';

/** Unusual records: a withdrawn one, an older version, and one with long texts and many languages. */
export const edgeCases = 'feeds/edge-cases.json';

/** A feed without items. */
export const emptyFeed = 'feeds/empty.json';

/** A file that the server does not have. */
export const missingFeed = 'feed/no-such-feed.json';

/** A web page, not a feed. */
export const webPage = 'iframe.html';

/** A port that the Fetch standard blocks (section 2.9): the browser sends nothing. */
export const unreachableFeed = 'http://127.0.0.1:1/feed.json';

/** The browser's own message about the status 404. The library's message follows it. */
export const missingFile = /Failed to load resource.*404/;
