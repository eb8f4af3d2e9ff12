import { expect, openFeedServer } from '../page/index.js';
import { makeFeed, makeItem, type List } from '../elements/list.js';
import { expectHarmless, expectNothingRan, settleData, settleThree } from './widgets.js';

const payloads = [
  '<script>window.intrusions=1</script>',
  '<img src=x onerror="window.intrusions=1">',
  '<svg/onload=window.intrusions=1>',
  '"><iframe srcdoc="<script>parent.intrusions=1</script>"></iframe>',
  '</span></article><style>*{display:none}</style><object data="x"></object>',
  "'-window.intrusions=1-'${window.intrusions=1}{{intrusions=1}}<!--",
  '<a href="javascript:window.intrusions=1">x</a><form action="x"><input></form>',
  '<p>One <b onclick="window.intrusions=1">bold</b> <sub style="x">2</sub></p><math><mtext></mtext></math>',
];

/** An item with a text in every field that holds one. */
function makeLoaded(id: string, text: string): object {
  const fao = {
    type: text,
    subtitle: text,
    date_issued: `2024 ${text}`,
    job_number: text,
    series: text,
    rights: text,
    citation: text,
    languages: [{ language: text, title: text, url: 'https://repository.example/x' }],
  };
  const rest = {
    title: `Title ${text}`,
    summary: text,
    content_html: text,
    language: text,
    tags: [text],
    authors: [{ name: text }],
    attachments: [
      { url: 'https://repository.example/1.pdf', mime_type: text, title: text, size_in_bytes: text },
    ],
  };
  return makeItem(id, fao, rest);
}

function makeLoadedFeed(text: string): object {
  const named = [{ id: 'other', reason: text, count: text }];
  const seed = makeLoaded('seed', text) as { _fao: object };
  Object.assign(seed._fao, { related: named, also_downloaded: { period: text, items: named } });
  return { ...makeFeed(seed, makeLoaded('other', text)), title: text, _fao: { updated: text, note: text } };
}

describe('HTML and script in every text field', () => {
  for (const payload of payloads) {
    it(`is text, or no more than the marks that an abstract keeps: ${payload}`, async () => {
      const server = openFeedServer();
      const feed = makeLoadedFeed(payload);
      await server.reply('/feed.json', { json: feed });
      const widgets = [
        ...(await settleThree(`feed="${server.url('/feed.json')}"`)),
        ...(await settleThree(`feed="${server.url('/feed.json')}" prefer-lang="fr" lang="fr"`)),
        ...(await settleData(feed)),
      ];
      for (const widget of widgets) {
        expect(widget.state).to.equal('ready');
        expect(widget.shadowRoot!.querySelector('[part=title]')!.textContent.trim()).to.equal(
          `Title ${payload}`,
        );
        expectHarmless(widget);
      }
      await new Promise((done) => setTimeout(done, 20));
      expectNothingRan();
    });
  }
});

describe('Texts of a million characters', () => {
  it('are cut to what can be shown, in every field at once', async () => {
    const widgets = await settleData(makeLoadedFeed('Soil and water. '.repeat(62_500)));
    for (const widget of widgets) {
      expect(widget.state).to.equal('ready');
      expect(widget.shadowRoot!.textContent.length).to.be.lessThan(200_000);
    }
    expect((widgets[1] as List).items[0]!.title.length).to.be.at.most(20_000);
  });

  it('are no harm without a single space, or made of markup', async () => {
    for (const text of [
      'x'.repeat(1e6),
      '<b>'.repeat(3e5),
      '<i><b>x'.repeat(1e5),
      '&amp;'.repeat(2e5),
      '\u0301'.repeat(1e6),
      '<!--'.repeat(2e5),
    ]) {
      const item = makeItem('a', {}, { summary: text, content_html: text });
      const [card] = await settleData(makeFeed(item));
      expect(card!.state).to.equal('ready');
      expectHarmless(card!);
    }
  });
});
