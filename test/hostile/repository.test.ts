import fc from 'fast-check';
import { readItem } from '../../src/core/json-feed/read-item.js';
import { FAO, STOCK } from '../../src/core/dspace/field-presets.js';
import { mapRecord } from '../../src/core/dspace/map-record.js';
import { ITEM_EMBEDS } from '../../src/core/dspace/repository.js';
import { splitPath } from '../../src/core/dspace/read-metadata.js';
import { settle } from '../elements/card.js';
import { allowConsole, expect, mount, openFeedServer } from '../page/index.js';
import { dangerousUrls } from './dangerous-texts.js';
import { expectClean } from './expect-clean.js';
import { expectInert } from './expect-inert.js';
import { makeWidget, type Widget } from './widgets.js';

const api = 'https://repository.example/server/api';
const uuid = '3d46a5a8-70ba-4a98-ba3f-55be99abbb25';
const paths = [FAO, STOCK].flatMap((fields) =>
  Object.values(fields).flatMap((place) => splitPath(place).paths),
);

/** Values that a repository should not send, although some do. */
const wildValue = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(...dangerousUrls, '<img src=x onerror=trapped++>', '__proto__', '\uD800', ''),
  fc.record({
    value: fc.oneof(fc.string(), fc.constantFrom(...dangerousUrls)),
    language: fc.jsonValue(),
  }),
);
const wildFile = fc.record(
  {
    uuid: wildValue,
    name: wildValue,
    sizeBytes: wildValue,
    _links: fc.record({ content: fc.record({ href: wildValue }) }),
    _embedded: wildValue,
  },
  { requiredKeys: [] },
);
const wildRecord = fc.record(
  {
    id: wildValue,
    uuid: wildValue,
    handle: wildValue,
    name: wildValue,
    withdrawn: wildValue,
    metadata: fc.oneof(
      fc.dictionary(
        fc.constantFrom(...paths, '__proto__', 'constructor'),
        fc.array(wildValue, { maxLength: 3 }),
      ),
      wildValue,
    ),
    _embedded: fc.oneof(
      wildValue,
      fc.record({
        thumbnail: fc.oneof(wildFile, wildValue),
        bundles: fc.record({
          _embedded: fc.record({
            bundles: fc.array(
              fc.record({
                name: fc.constant('ORIGINAL'),
                _embedded: fc.record({
                  bitstreams: fc.record({ _embedded: fc.record({ bitstreams: fc.array(wildFile) }) }),
                }),
              }),
            ),
          }),
        }),
      }),
    ),
  },
  { requiredKeys: [] },
);

/** Mounts a card whose repository sends some JSON as the item, and waits until it has settled. */
async function mountWithResponse(json: unknown): Promise<Widget> {
  const server = openFeedServer();
  await server.reply(`/server/api/core/items/${uuid}?${ITEM_EMBEDS}`, { json });
  const card = makeWidget('fao-item-card', {
    loading: 'eager',
    feed: server.url('/server/api'),
    item: uuid,
  });
  mount('<div></div>').append(card);
  return settle(card);
}

describe('An invalid response of a repository', () => {
  it('becomes a sanitized item or none: a thousand records', async () => {
    await fc.assert(
      fc.asyncProperty(wildRecord, fc.constantFrom(FAO, STOCK), async (record, fields) => {
        const item = await readItem(mapRecord(record, fields, api), {
          base: `${api}/`,
        });
        if (item) expectClean(item);
      }),
      { numRuns: 1_000 },
    );
  });

  it('executes nothing, with dangerous URLs in any field and link', async () => {
    allowConsole(/\[fao-widgets\]/, 'warn');
    allowConsole(/\[fao-widgets\]/, 'error');
    for (const url of dangerousUrls) {
      const value = [{ value: url, language: null }];
      const file = { uuid, name: 'a.pdf', sizeBytes: 1, _links: { content: { href: url } } };
      const record = {
        ...{ type: 'item', uuid, id: uuid, name: url },
        metadata: {
          ...Object.fromEntries(paths.map((path) => [path, value])),
          'dc.title': [{ value: 'Title' }],
        },
        _embedded: {
          thumbnail: file,
          bundles: {
            _embedded: {
              bundles: [
                { name: 'ORIGINAL', _embedded: { bitstreams: { _embedded: { bitstreams: [file] } } } },
              ],
            },
          },
        },
      };
      const card = await mountWithResponse(record);
      expect(card.state, url).to.equal('ready');
      expectInert(card);
      card.remove();
    }
  });

  it('is rejected if it is neither an item nor a search result', async () => {
    for (const json of [null, [], 7, {}, { _embedded: null }, { type: 'item' }, { type: 'error', uuid: 1 }]) {
      allowConsole(/\[fao-widgets\]/, 'error');
      const card = await mountWithResponse(json);
      expect(card.error?.kind, JSON.stringify(json)).to.equal('format');
      card.remove();
    }
  });
});
