import fc, { type Arbitrary } from 'fast-check';
import { dangerousUrls, dangerousMarkup, imitatedUrls } from './dangerous-texts.js';

/** Ids from a short list, so that items often name each other and themselves. */
const id = fc.oneof(
  { arbitrary: fc.constantFrom('a', 'b', 'c', 'A', 'cd0683en', 'cd0683fr', 'CD0683EN'), weight: 8 },
  fc.constantFrom('__proto__', 'constructor', '7', ' a ', '20.500.14283/cd0683en', 'https://a.example/a'),
  fc.constantFrom(7, 0, -1, 1e21),
);
const language = fc.oneof(
  { arbitrary: fc.constantFrom('en', 'fr', 'ar', 'zh', 'EN', 'fr-CA', 'eng', 'French'), weight: 6 },
  fc.constantFrom('__proto__', '-', 'x-', 'en_', 'Lingua franca', 'x'.repeat(300), '\u0000'),
);
const hostileText = fc.oneof(
  { arbitrary: fc.constantFrom(...dangerousMarkup), weight: 8 },
  {
    arbitrary: fc.constantFrom(
      '',
      ' ',
      '\u0000',
      '\uD800',
      '\u202E',
      '\u200B',
      '__proto__',
      'null',
      '<',
      '&',
      '%',
      '<p>',
    ),
    weight: 8,
  },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 40 }), weight: 8 },
  fc.constantFrom('i', '<b>', ',', '1', '\u0627').map((piece) => piece.repeat(21_000)),
);
const text = fc.oneof(
  {
    arbitrary: fc.constantFrom(
      'Soils',
      'Seasons',
      'Soils & seasons',
      '2024',
      'FAO notes 4',
      '<i>Fish</i> farms',
    ),
    weight: 6,
  },
  { arbitrary: fc.lorem({ maxCount: 12 }), weight: 2 },
  hostileText,
);
const url = fc.oneof(
  {
    arbitrary: fc.constantFrom('https://a.example/a', 'b.pdf', '/c', '//d.example', '10.4060/cd0683en'),
    weight: 4,
  },
  { arbitrary: fc.constantFrom(...dangerousUrls, ...imitatedUrls), weight: 2 },
  fc.webUrl(),
  hostileText,
);

/** Values that no field expects. */
const anything = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, NaN, [], {}, [[]], [null]),
  fc.jsonValue({ maxDepth: 3 }),
  fc.dictionary(
    fc.constantFrom('id', 'title', 'url', 'items', '_fao', 'name', 'language', '__proto__', 'length', 'then'),
    fc.jsonValue({ maxDepth: 1 }),
    { maxKeys: 4 },
  ),
);

/** Records in which fields may be missing, and sometimes have an unexpected value. */
function record(fields: Record<string, Arbitrary<unknown>>, required: string[] = []): Arbitrary<object> {
  const model = Object.fromEntries(
    Object.entries(fields).map(([name, arbitrary]) => [
      name,
      fc.oneof({ arbitrary, weight: 24 }, { arbitrary: anything, weight: 1 }),
    ]),
  );
  return fc.record(model, { requiredKeys: required });
}

const list = (arbitrary: Arbitrary<unknown>, maxLength: number): Arbitrary<unknown> =>
  fc.array(fc.oneof({ arbitrary, weight: 16 }, { arbitrary: anything, weight: 1 }), { maxLength });

const attachments = list(
  record({ url, mime_type: text, title: text, size_in_bytes: fc.oneof(fc.nat(), text) }, ['url']),
  3,
);
const edition = {
  id,
  title: text,
  url,
  summary: text,
  content_html: text,
  content_text: text,
  image: url,
  banner_image: url,
  language,
  attachments,
};
const entries = list(record({ id, reason: text, count: fc.oneof(fc.nat(9), text) }, ['id']), 6);
const fao = record({
  type: text,
  subtitle: text,
  date_issued: text,
  job_number: id,
  handle: url,
  doi: url,
  uuid: text,
  series: text,
  rights: text,
  citation: text,
  status: fc.constantFrom('withdrawn', 'superseded', 'published'),
  languages: list(record({ ...edition, subtitle: text }, ['language']), 3),
  related: entries,
  also_downloaded: record({ period: text, threshold: fc.nat(9), sample: fc.boolean(), items: entries }, [
    'items',
  ]),
});
const item = record(
  {
    ...edition,
    external_url: url,
    date_published: text,
    tags: list(text, 4),
    authors: list(record({ name: text }, ['name']), 3),
    _fao: fao,
  },
  ['id', 'title'],
);
const version = fc.oneof(
  { arbitrary: fc.constant('https://jsonfeed.org/version/1.1'), weight: 30 },
  fc.constantFrom('https://jsonfeed.org/version/1', 'https://jsonfeed.org/version/2', '1', ''),
);

/** Values of the property `data`, from nearly valid feeds to any JSON value. */
export const wildFeeds: Arbitrary<unknown> = fc.oneof(
  {
    arbitrary: record(
      {
        version,
        title: text,
        items: list(item, 4),
        language,
        next_url: url,
        _fao: record({ updated: text }),
      },
      ['version', 'items'],
    ),
    weight: 40,
  },
  { arbitrary: item, weight: 3 },
  anything,
);

/** Load requests for such a feed; without a name, for its first item. */
export const wildRequests = fc.record({
  name: fc.option(fc.oneof(id.map(String), hostileText), { nil: undefined, freq: 2 }),
  preferLang: fc.option(language, { nil: undefined }),
  readerLang: fc.option(language, { nil: undefined }),
  max: fc.constantFrom(1, 3, 100),
  list: fc.constantFrom(undefined, 'related-items', 'also-downloaded'),
  pinned: fc.option(fc.constantFrom('b', 'a c', 'nowhere cd0683fr'), { nil: undefined, freq: 4 }),
  exclude: fc.option(fc.constantFrom('b', 'a c', 'cd0683fr'), { nil: undefined, freq: 4 }),
});

/** Such a load request. */
export type WildRequest = typeof wildRequests extends Arbitrary<infer T> ? T : never;
