/*
 * What brings any element of the library into its states; each story file makes stories of them. `state` is what the element must come to, `console` what
 * must be written on the way: both are checked when the stories are tested.
 */
import type { StoryObj } from '@storybook/web-components-vite';

import { askAnew, pressButton } from './act.js';
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

/** The server never answers. */
export const loading = { args: { feed: slowFeed }, parameters: { state: 'loading' } } satisfies Story;

/** Nothing is requested before a click. */
export const waitingForClick = {
  args: { loading: 'click' },
  parameters: { state: 'idle' },
} satisfies Story;

/** The click came. */
export const clicked = { args: { loading: 'click' }, play: pressButton } satisfies Story;

/** The feed has no items. */
export const empty = { args: { feed: emptyFeed, item: '' }, parameters: { state: 'empty' } } satisfies Story;

/** The feed was read, and the next reading fails. */
export const stale = {
  args: { feed: fadingFeed },
  play: askAnew,
  parameters: { state: 'stale', console: [/status 503/], docs: { story: { autoplay: true } } },
} satisfies Story;

/** The server answers with 503. */
export const serverDown = {
  args: { feed: brokenFeed },
  parameters: { state: 'error', console: [/status 503/] },
} satisfies Story;

/** The server answers with 503, and there is a second feed. */
export const secondFeed = {
  args: { feed: brokenFeed, 'fallback-feed': feed },
  parameters: { console: [/status 503.*fallback feed/] },
} satisfies Story;

/** The server answers with 404. */
export const noSuchFile = {
  args: { feed: missingFeed },
  parameters: { state: 'error', console: [missingFile, /status 404/] },
} satisfies Story;

/** There is no answer. */
export const unreachable = {
  args: { feed: unreachableFeed },
  parameters: { state: 'error', console: [/ERR_UNSAFE_PORT/, /did not respond/] },
} satisfies Story;

/** The answer is a web page. */
export const notJson = {
  args: { feed: webPage },
  parameters: { state: 'error', console: [/is HTML, not JSON/] },
} satisfies Story;

/** The feed has other items. */
export const noSuchItem = {
  args: { feed: 'feed/feed.json', item: 'zz9999en' },
  parameters: { state: 'error', console: [/has no item "zz9999en"/] },
} satisfies Story;

/** The page says nothing of a feed. */
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
