import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';

import { pressButton } from './act.js';
import { makeChoices, withArguments, type ElementArguments } from './element-arguments.js';
import { edgeCases, feed, missingFile } from './feeds.js';
import { makeDataStory, ownItem } from './own-data.js';
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
  title: 'fao-item-card',
  component: 'fao-item-card',
  args: { feed, item: 'cd0683en' },
  argTypes: makeChoices(['row', 'column', 'compact']),
  render: (args) => html`<fao-item-card ${withArguments(args)}></fao-item-card>`,
};
export default meta;

const withFallback: Story = {
  render: (args) =>
    html`<fao-item-card ${withArguments(args)}
      ><a href="https://openknowledge.fao.org/handle/20.500.14283/cd0683en"
        >The State of World Fisheries and Aquaculture 2024</a
      ></fao-item-card
    >`,
};

/** The layout by default. All six languages of the publication are known. */
export const Row: Story = {};

/** The cover above the text. */
export const Column: Story = { args: { layout: 'column' } };

/** On little room: no abstract, a small cover. */
export const Compact: Story = { args: { layout: 'compact' } };

/** “Show more” was pressed. */
export const Opened: Story = { args: { feed: edgeCases, item: 'everything' }, play: pressButton };

/** The feed says `"languages": []`: there is one language only. */
export const OneLanguage: Story = { args: { item: 'creating-alternatives-to-migration-en' } };

/** A title, a subtitle and a list of languages that no designer had in mind, and several files. */
export const TooLongForItsRoom: Story = { args: { feed: edgeCases, item: 'everything' } };

/** Its authors took the publication back, and a sentence says so. */
export const Withdrawn: Story = { args: { feed: edgeCases, item: 'withdrawn' } };

/** A note from the feed of a blog, which has no title: the first words of its text stand in for it. */
export const BlogNote: Story = { args: { feed: 'feeds/blog.json', item: '16' } };

/** The edition in the reader’s language, with a badge that says so. */
export const PreferLang: Story = { args: { 'prefer-lang': 'ar' } };

/** An item that the page has by itself, in the property `data`. Nothing is requested. */
export const OwnData: Story = makeDataStory('fao-item-card', ownItem);

/** No cover is known: a placeholder is in its place. */
export const NoCover: Story = { args: { item: 'rural-migration-food-security-climate-en' } };

/** The feed names a picture that the server does not have. */
export const BrokenCover: Story = {
  args: { item: 'gaez-v4-model-documentation-en' },
  parameters: { console: [missingFile] },
};

/** No thumbnails are shown or requested. */
export const Lite: Story = { args: { lite: true } };

/** A heading of the page’s own above the card, whose title is one level deeper. */
export const OwnHeading: Story = {
  args: { 'heading-level': 3 },
  render: (args) =>
    html`<fao-item-card ${withArguments(args)}><h2 slot="heading">Report of the month</h2></fao-item-card>`,
};

/** The server has not answered yet. */
export const Loading: Story = loading;

/** The server has not answered yet, in the layout `column`. */
export const LoadingColumn: Story = { ...loading, args: { ...loading.args, layout: 'column' } };

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

/** The page’s own words for it. */
export const EmptyInOwnWords: Story = {
  ...empty,
  render: (args) =>
    html`<fao-item-card ${withArguments(args)}
      ><span slot="empty">The first report comes out in March.</span></fao-item-card
    >`,
};

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

/** In a column of 320 pixels, in the layout `compact`. */
export const NarrowCompact: Story = { ...narrow, args: { layout: 'compact' } };

/** On an Arabic page, from right to left. */
export const RightToLeft: Story = { ...arabic, args: { item: 'sofia-2024-ar' } };

/** A failure on an Arabic page. */
export const RightToLeftServerDown: Story = { ...serverDown, ...arabic };

/** On a Chinese page. */
export const Chinese: Story = { args: { item: 'cd0683zh' }, globals: { language: 'zh' } };
