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

/** The default layout. The publication has six languages. */
export const Row: Story = {};

/** The cover above the text. */
export const Column: Story = { args: { layout: 'column' } };

/** A small cover and no abstract. */
export const Compact: Story = { args: { layout: 'compact' } };

/** The reader has pressed “Show more”. */
export const Opened: Story = { args: { feed: edgeCases, item: 'everything' }, play: pressButton };

/** The feed has `"languages": []`: the publication has one language. */
export const OneLanguage: Story = { args: { item: 'creating-alternatives-to-migration-en' } };

/** A long title and subtitle, many languages, and several files. */
export const LongTexts: Story = { args: { feed: edgeCases, item: 'everything' } };

/** A withdrawn publication, with a message. */
export const Withdrawn: Story = { args: { feed: edgeCases, item: 'withdrawn' } };

/** An older version of a publication, with a message. */
export const Superseded: Story = { args: { feed: edgeCases, item: 'superseded' } };

/** A note without a title, from the feed of a blog: the first words of its text replace the title. */
export const BlogNote: Story = { args: { feed: 'feeds/blog.json', item: '16' } };

/** The edition in the reader’s language, marked by a badge. */
export const PreferLang: Story = { args: { 'prefer-lang': 'ar' } };

/** An item of the page itself, in the property `data`. The element requests nothing. */
export const OwnData: Story = makeDataStory('fao-item-card', ownItem);

/** The feed names no cover: the placeholder is shown. */
export const NoCover: Story = { args: { item: 'rural-migration-food-security-climate-en' } };

/** The feed names a cover that the server does not have. */
export const BrokenCover: Story = {
  args: { item: 'gaez-v4-model-documentation-en' },
  parameters: { console: [missingFile] },
};

/** The element shows and requests no thumbnails. */
export const Lite: Story = { args: { lite: true } };

/** A heading of the page above the card, whose title is one level deeper. */
export const OwnHeading: Story = {
  args: { 'heading-level': 3 },
  render: (args) =>
    html`<fao-item-card ${withArguments(args)}><h2 slot="heading">Report of the month</h2></fao-item-card>`,
};

/** The server has not responded yet. */
export const Loading: Story = loading;

/** The server has not responded yet, in the layout `column`. */
export const LoadingColumn: Story = { ...loading, args: { ...loading.args, layout: 'column' } };

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

/** The feed is empty, with a message of the page. */
export const EmptyInOwnWords: Story = {
  ...empty,
  render: (args) =>
    html`<fao-item-card ${withArguments(args)}
      ><span slot="empty">The first report comes out in March.</span></fao-item-card
    >`,
};

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

/** In a column of 320 pixels, in the layout `compact`. */
export const NarrowCompact: Story = { ...narrow, args: { layout: 'compact' } };

/** On an Arabic page, from right to left. */
export const RightToLeft: Story = { ...arabic, args: { item: 'sofia-2024-ar' } };

/** A failure on an Arabic page. */
export const RightToLeftServerDown: Story = { ...serverDown, ...arabic };

/** On a Chinese page. */
export const Chinese: Story = { args: { item: 'cd0683zh' }, globals: { language: 'zh' } };
