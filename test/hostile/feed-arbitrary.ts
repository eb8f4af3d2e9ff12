import fc from 'fast-check';

/** Texts that break what reads them carelessly. */
const hostile = fc.constantFrom(
  '',
  ' ',
  '\u0000',
  '\u202E',
  '\uD800',
  '__proto__',
  'constructor',
  'javascript:window.intrusions=1',
  'java\nscript:window.intrusions=1',
  'data:text/html,<script>parent.intrusions=1</script>',
  '<img src=x onerror="window.intrusions=1">',
  '<script>window.intrusions=1</script>',
  '<p>One</p><p>two <b>bold',
  '&#x110000;&#0;&amp;&nope;',
  '${x}{{x}}%s%E0%A4%A',
  'https://repository.example/a?b=c#d',
  'http://[::1]:99999/',
  '//repository.example',
  '10.4060/cc3017en',
  '20.500.14283/CC3017FR',
  'cc3017en',
  '2024-13-45',
  'zh-Hant',
  'en_US',
  'French',
);

/** Few ids, so that they meet. */
const id = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'A', 'cc3017en', 'cc3017fr') },
  { weight: 1, arbitrary: fc.oneof(hostile, fc.integer({ min: -3, max: 3 }), fc.jsonValue({ maxDepth: 2 })) },
);

const text = fc.oneof(
  { weight: 4, arbitrary: fc.lorem({ maxCount: 6 }) },
  { weight: 2, arbitrary: hostile },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
);

const address = fc.oneof(
  { weight: 3, arbitrary: fc.webUrl() },
  { weight: 2, arbitrary: hostile },
  { weight: 1, arbitrary: text },
);

const language = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('en', 'fr', 'ar', 'es', 'zh-CN', 'English', 'FRENCH') },
  { weight: 1, arbitrary: text },
);

/** Few subjects, so that items share them. */
const subject = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('soil', 'water', 'Soil', 'migration') },
  { weight: 1, arbitrary: text },
);

/** What it should be, mostly; else anything that JSON can hold. */
function mostly<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 9, arbitrary }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) });
}

/** A record of which any field may be missing. */
function record(fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> {
  return mostly(fc.record(fields, { requiredKeys: [] }));
}

const list = (entry: fc.Arbitrary<unknown>) => mostly(fc.array(entry, { maxLength: 4 }));

const attachment = record({
  url: address,
  mime_type: text,
  title: text,
  size_in_bytes: fc.oneof(fc.integer(), text),
});

const edition = {
  id,
  url: address,
  title: text,
  summary: text,
  content_html: text,
  content_text: text,
  image: address,
  banner_image: address,
  language,
  attachments: list(attachment),
};

const fao = record({
  version: text,
  type: text,
  subtitle: text,
  date_issued: text,
  job_number: id,
  handle: text,
  doi: text,
  uuid: text,
  series: subject,
  rights: text,
  citation: text,
  status: fc.constantFrom('withdrawn', 'published', null),
  languages: list(record({ ...edition, subtitle: text })),
  related: list(record({ id, reason: text })),
  also_downloaded: record({
    period: text,
    threshold: fc.oneof(fc.integer({ min: -1, max: 9 }), text),
    sample: fc.boolean(),
    items: list(record({ id, count: fc.oneof(fc.integer({ min: 0, max: 9 }), text) })),
  }),
});

const item = record({
  ...edition,
  external_url: address,
  date_published: text,
  tags: list(subject),
  authors: list(record({ name: fc.oneof(fc.constantFrom('FAO', 'Davis, B.'), text) })),
  _fao: fao,
});

/** Sound enough to be listed: an id and a title. */
const soundItem = fc
  .tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'cc3017en', 'cc3017fr'), fc.lorem({ maxCount: 4 }), item)
  .map(([own, title, rest]) => ({ ...(rest as object), id: own, title }));

/** A feed as JSON: mostly sound, with anything in any place of it. */
export const feedArbitrary: fc.Arbitrary<unknown> = fc.oneof(
  {
    weight: 19,
    arbitrary: fc.record(
      {
        version: fc.constant('https://jsonfeed.org/version/1.1'),
        title: text,
        language,
        next_url: address,
        items: fc.array(fc.oneof({ weight: 3, arbitrary: soundItem }, { weight: 1, arbitrary: item }), {
          maxLength: 7,
        }),
        _fao: record({ updated: text }),
      },
      { requiredKeys: ['version', 'items'] },
    ),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
);
