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
  title: 'fao-related-items',
  component: 'fao-related-items',
  args: { feed, item: 'cd0683en' },
  argTypes: makeChoices(['list', 'grid', 'compact']),
  render: (args) => html`<fao-related-items ${withArguments(args)}></fao-related-items>`,
};
export default meta;

const withFallback: Story = {
  render: (args) =>
    html`<fao-related-items ${withArguments(args)}
      ><a href="https://openknowledge.fao.org/">More in the FAO Knowledge Repository</a></fao-related-items
    >`,
};

/** The layout by default. */
export const List: Story = {};

/** Cards beside each other, where there is room. */
export const Grid: Story = { args: { layout: 'grid' } };

/** On little room. */
export const Compact: Story = { args: { layout: 'compact' } };

/** The feed names no related items, so that the widget compares subjects, series and the like. */
export const ComparedByMetadata: Story = { args: { feed: 'feed/feed.json', item: 'sofia-2024-fr' } };

/** One item at most. */
export const Max: Story = { args: { max: 1 } };

/** An item that the page wants first. */
export const Pinned: Story = { args: { pinned: 'ca8751en' } };

/** An item that the page does not want. */
export const Exclude: Story = { args: { exclude: 'i7332e' } };

/** Editions in the reader’s language, where there are some. */
export const PreferLang: Story = { args: { 'prefer-lang': 'fr' } };

/** The page’s own words in the heading. */
export const OwnHeading: Story = {
  render: (args) =>
    html`<fao-related-items ${withArguments(args)}
      ><span slot="heading">More on fisheries</span></fao-related-items
    >`,
};

/** A heading one level deeper, and the cards’ with it. */
export const DeeperHeading: Story = { args: { 'heading-level': 3 } };

/** A feed that the page has by itself, in the property `data`. Nothing is requested. */
export const OwnData: Story = makeDataStory('fao-related-items', makeFeed());

/** An item in the list was taken back by its authors. */
export const Withdrawn: Story = makeDataStory(
  'fao-related-items',
  makeFeed({ _fao: { version: '1', status: 'withdrawn' } }),
);

/** One cover is not known, and the server does not have the other. */
export const BrokenCover: Story = makeDataStory(
  'fao-related-items',
  makeFeed({ image: 'feed/covers/gone.svg' }),
  [missingFile],
);

/** No thumbnails are shown or requested. */
export const Lite: Story = { args: { lite: true } };

/** The server has not answered yet. */
export const Loading: Story = loading;

/** The server has not answered yet, in the layout `grid`. */
export const LoadingGrid: Story = { ...loading, args: { ...loading.args, layout: 'grid' } };

/** The server has not answered yet, in the layout `compact`. */
export const LoadingCompact: Story = { ...loading, args: { ...loading.args, layout: 'compact' } };

/** Nothing is requested before the reader presses the button. */
export const WaitingForClick: Story = waitingForClick;

/** Content of the page’s own stands with the button. */
export const WaitingForClickWithContent: Story = { ...waitingForClick, ...withFallback };

/** The button was pressed. */
export const AfterTheClick: Story = clicked;

/** The feed was read and holds nothing. */
export const Empty: Story = empty;

/** Known to be none: the feed says so of this item. */
export const KnownToBeNone: Story = { args: { item: 'cc8880en' }, parameters: { state: 'empty' } };

/** The page’s own words for it. */
export const EmptyInOwnWords: Story = {
  ...empty,
  render: (args) =>
    html`<fao-related-items ${withArguments(args)}
      ><span slot="empty">Nothing yet: the report came out this week.</span></fao-related-items
    >`,
};

/** An empty list that takes no room. */
export const HideWhenEmpty: Story = { ...empty, args: { ...empty.args, 'hide-when-empty': true } };

/** All was well, and then the server went down: the last good copy stays, with its date. */
export const Stale: Story = stale;

/** The server is down. This can heal, so there is a button. */
export const ServerDown: Story = serverDown;

/** The server is down, and the page gave content for that case. */
export const ServerDownWithFallback: Story = { ...serverDown, ...withFallback };

/** The server is down, and a second feed is read instead. */
export const SecondFeed: Story = secondFeed;

/** The server has no such file. Another try would not help. */
export const NoSuchFile: Story = noSuchFile;

/** The server can’t be reached. */
export const Unreachable: Story = unreachable;

/** The address is that of a web page. */
export const NotJson: Story = notJson;

/** The feed was read and has no such item. */
export const NoSuchItem: Story = noSuchItem;

/** The page names no feed. */
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
