/*
 * Arguments and actions that put any element of the library into its states, for the stories of each element.
 * The parameter `state` is the state that the element must reach, and `console` lists the messages that it
 * must log on the way. The tests of the stories check both.
 */
import type { StoryObj } from '@storybook/web-components-vite';

import { pressButton, reloadElement } from './act.js';
import type { ElementArguments } from './element-arguments.js';
import {
  brokenFeed,
  emptyFeed,
  fadingFeed,
  feed,
  missingFeed,
  missingFile,
  slowFeed,
  unreachableFeed,
  webPage,
} from './feeds.js';

/** A story of an element of the library. */
export type Story = StoryObj<ElementArguments>;

/** The server does not respond. */
export const loading = { args: { feed: slowFeed }, parameters: { state: 'loading' } } satisfies Story;

/** The element requests nothing before a click. */
export const waitingForClick = {
  args: { loading: 'click' },
  parameters: { state: 'idle' },
} satisfies Story;

/** The reader has clicked. */
export const clicked = { args: { loading: 'click' }, play: pressButton } satisfies Story;

/** The feed has no items. */
export const empty = { args: { feed: emptyFeed, item: '' }, parameters: { state: 'empty' } } satisfies Story;

/** The feed loads, and then a reload fails. */
export const stale = {
  args: { feed: fadingFeed },
  play: reloadElement,
  parameters: { state: 'stale', console: [/status 503/], docs: { story: { autoplay: true } } },
} satisfies Story;

/** The server responds with the status 503. */
export const serverDown = {
  args: { feed: brokenFeed },
  parameters: { state: 'error', console: [/status 503/] },
} satisfies Story;

/** The server responds with the status 503, and there is a fallback feed. */
export const secondFeed = {
  args: { feed: brokenFeed, 'fallback-feed': feed },
  parameters: { console: [/status 503.*fallback feed/] },
} satisfies Story;

/** The server responds with the status 404. */
export const noSuchFile = {
  args: { feed: missingFeed },
  parameters: { state: 'error', console: [missingFile, /status 404/] },
} satisfies Story;

/** The server does not respond. */
export const unreachable = {
  args: { feed: unreachableFeed },
  parameters: { state: 'error', console: [/ERR_UNSAFE_PORT/, /did not respond/] },
} satisfies Story;

/** The response is a web page. */
export const notJson = {
  args: { feed: webPage },
  parameters: { state: 'error', console: [/is HTML, not JSON/] },
} satisfies Story;

/** The feed does not have the item. */
export const noSuchItem = {
  args: { feed: 'feed/feed.json', item: 'zz9999en' },
  parameters: { state: 'error', console: [/has no item "zz9999en"/] },
} satisfies Story;

/** The page sets no feed. */
export const noFeed = {
  args: { feed: '' },
  parameters: { state: 'error', console: [/no feed: set the attribute/] },
} satisfies Story;

/** On a dark page. */
export const dark = { globals: { scheme: 'dark' } } satisfies Story;

/** In a narrow column. */
export const narrow = { globals: { width: '320' } } satisfies Story;

/** On an Arabic page. */
export const arabic = { globals: { language: 'ar', direction: 'rtl' } } satisfies Story;
