import fc from 'fast-check';
import { settle } from '../elements/card.js';
import { expect, mount } from '../page/index.js';
import { feedArbitrary } from './feed-arbitrary.js';
import { expectHarmless, expectNothingRan, tags, type Widget } from './widgets.js';

/** How many feeds are shown; test/node/fuzz.test.mjs reads many more. */
const FEEDS = 300;

/* Warnings are what bad feeds are for; this test is about what else comes of them. */
let warn: typeof console.warn;
let error: typeof console.error;
before(() => {
  ({ warn, error } = console);
  console.warn = console.error = () => undefined;
});
after(() => {
  Object.assign(console, { warn, error });
});

/* Without covers, since made-up addresses are not to be asked. */
async function expectSoundPage(json: unknown): Promise<void> {
  const box = mount(`<div>${tags.map((tag) => `<${tag} lite></${tag}>`).join('')}</div>`);
  const widgets = [...box.children] as Widget[];
  for (const widget of widgets) widget.data = json;
  await Promise.all(widgets.map((widget) => settle(widget)));
  for (const widget of widgets) {
    expect(widget.state).to.match(/^(?:ready|empty|error)$/);
    if (widget.state === 'error') expect(widget.error!.kind).to.equal('format');
    expectHarmless(widget);
  }
  box.parentElement!.remove();
}

describe('Any feed at all', () => {
  it(`is shown, or said to be unusable, and nothing in it runs: ${FEEDS} feeds`, async function () {
    this.timeout(120_000);
    // What is no value at all means that there are no data.
    const feeds = feedArbitrary.filter(Boolean);
    await fc.assert(fc.asyncProperty(feeds, expectSoundPage), { numRuns: FEEDS });
    expectNothingRan();
  });
});
