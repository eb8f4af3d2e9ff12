import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';

import { makeChoices, withArguments, type ElementArguments } from './element-arguments.js';
import { feed, missingFile } from './feeds.js';
import { makeDataStory, makeFeed } from './own-data.js';
import {
  arabic,
  clicked,
  dark,
  empty,
  loading,
  narrow,
  noFeed,
  noSuchFile,
  noSuchItem,
  notJson,
  secondFeed,
  serverDown,
  stale,
  unreachable,
  waitingForClick,
  type Story,
} from './states.js';

const meta: Meta<ElementArguments> = {
  title: 'fao-also-downloaded',
  component: 'fao-also-downloaded',
  args: { feed, item: 'cd0683en' },
  argTypes: makeChoices(['list', 'grid', 'compact']),
  render: (args) => html`<fao-also-downloaded ${withArguments(args)}></fao-also-downloaded>`,
};
export default meta;

const withFallback: Story = {
  render: (args) =>
    html`<fao-also-downloaded ${withArguments(args)}
      ><a href="https://openknowledge.fao.org/">More in the FAO Knowledge Repository</a></fao-also-downloaded
    >`,
};

/** The default layout. */
export const List: Story = {};

/** Cards in columns. */
export const Grid: Story = { args: { layout: 'grid' } };

/** Small cards. */
export const Compact: Story = { args: { layout: 'compact' } };

/** At most one item. */
export const Max: Story = { args: { max: 1 } };

/** An item that the page puts first. */
export const Pinned: Story = { args: { pinned: 'ca8751en' } };

/** An item that the page never shows. */
export const Exclude: Story = { args: { exclude: 'ca9229en' } };

/** Editions in the reader’s language, where they exist. */
export const PreferLang: Story = { args: { 'prefer-lang': 'fr' } };

/** A heading of the page. */
export const OwnHeading: Story = {
  render: (args) =>
    html`<fao-also-downloaded ${withArguments(args)}
      ><span slot="heading">Readers also took</span></fao-also-downloaded
    >`,
};

/** A heading one level deeper; the titles of the cards follow. */
export const DeeperHeading: Story = { args: { 'heading-level': 3 } };

/** A feed of the page itself, in the property `data`. The element requests nothing. */
export const OwnData: Story = makeDataStory('fao-also-downloaded', makeFeed());

/** An item in the list is withdrawn. */
export const Withdrawn: Story = makeDataStory(
  'fao-also-downloaded',
  makeFeed({ _fao: { version: '1', status: 'withdrawn' } }),
);

/** The feed does not name one cover, and the server does not have the other. */
export const BrokenCover: Story = makeDataStory(
  'fao-also-downloaded',
  makeFeed({ image: 'feed/covers/gone.svg' }),
  [missingFile],
);

/** The element shows and requests no thumbnails. */
export const Lite: Story = { args: { lite: true } };

/** The server has not responded yet. */
export const Loading: Story = loading;

/** The server has not responded yet, in the layout `grid`. */
export const LoadingGrid: Story = { ...loading, args: { ...loading.args, layout: 'grid' } };

/** The server has not responded yet, in the layout `compact`. */
export const LoadingCompact: Story = { ...loading, args: { ...loading.args, layout: 'compact' } };

/** The element requests nothing before the reader presses the button. */
export const WaitingForClick: Story = waitingForClick;

/** The page’s fallback content is shown with the button. */
export const WaitingForClickWithContent: Story = { ...waitingForClick, ...withFallback };

/** The reader has pressed the button. */
export const AfterTheClick: Story = clicked;

/** The feed is empty. */
export const Empty: Story = empty;

/** The feed has an empty list for this item. */
export const EmptyInFeed: Story = {
  args: { item: 'creating-alternatives-to-migration-en' },
  parameters: { state: 'empty' },
};

/** The feed is empty, with a message of the page. */
export const EmptyInOwnWords: Story = {
  ...empty,
  render: (args) =>
    html`<fao-also-downloaded ${withArguments(args)}
      ><span slot="empty">Nothing yet: the report came out this week.</span></fao-also-downloaded
    >`,
};

/** An empty list that takes no space. */
export const HideWhenEmpty: Story = { ...empty, args: { ...empty.args, 'hide-when-empty': true } };

/** The server went down after the content had loaded: the content stays, with its date. */
export const Stale: Story = stale;

/** The server is down. A retry can help, so there is a button. */
export const ServerDown: Story = serverDown;

/** The server is down, and the element has fallback content. */
export const ServerDownWithFallback: Story = { ...serverDown, ...withFallback };

/** The server is down, and the fallback feed loads instead. */
export const SecondFeed: Story = secondFeed;

/** The server does not have the file. A retry can’t help. */
export const NoSuchFile: Story = noSuchFile;

/** The server does not respond. */
export const Unreachable: Story = unreachable;

/** The URL is that of a web page. */
export const NotJson: Story = notJson;

/** The feed does not have the item. */
export const NoSuchItem: Story = noSuchItem;

/** The page sets no feed. */
export const NoFeed: Story = noFeed;

/** On a dark page. */
export const Dark: Story = dark;

/** A failure on a dark page. */
export const DarkServerDown: Story = { ...serverDown, ...dark };

/** In a column of 320 pixels. */
export const Narrow: Story = narrow;

/** In a column of 320 pixels, in the layout `grid`. */
export const NarrowGrid: Story = { ...narrow, args: { layout: 'grid' } };

/** In a column of 320 pixels, in the layout `compact`. */
export const NarrowCompact: Story = { ...narrow, args: { layout: 'compact' } };

/** On an Arabic page, from right to left. */
export const RightToLeft: Story = { ...arabic, args: { feed: 'feed/feed.json', item: 'sofia-2024-ar' } };

/** A failure on an Arabic page. */
export const RightToLeftServerDown: Story = { ...serverDown, ...arabic };

/** On a Chinese page. */
export const Chinese: Story = { args: { 'prefer-lang': 'zh' }, globals: { language: 'zh' } };
