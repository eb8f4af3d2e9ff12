import { itemFields } from '../../src/core/custom/fields.js';
import { mapRecord } from '../../src/core/dspace/map-record.js';
import { TEXT_FIELDS } from '../../src/core/fields.js';
import { readItem } from '../../src/core/json-feed/read-item.js';
import { expect } from '../page/index.js';

const names = Object.values(TEXT_FIELDS);

describe('Every text field of an item', () => {
  for (const [property, name] of Object.entries(TEXT_FIELDS)) {
    it(`is read from a feed: "${name}"`, async () => {
      const item = await readItem(
        { id: 'a', title: 'A', _fao: { [name]: ' One  line ' } },
        { base: 'https://a.example/' },
      );
      expect(item).to.have.property(property, 'One line');
    });
  }

  it('is allowed in field maps', () => {
    const { _fao } = itemFields;
    expect(typeof _fao === 'object' && 'group' in _fao && Object.keys(_fao.group)).to.include.members(names);
  });

  it('is read from the metadata field that a page sets', () => {
    const own = names.filter((name) => name !== 'handle' && name !== 'uuid');
    const fields = Object.fromEntries(own.map((name) => [name, `local.${name}`]));
    const metadata = Object.fromEntries(own.map((name) => [`local.${name}`, [{ value: `The ${name}` }]]));
    const { _fao } = mapRecord(
      { uuid: 'u', handle: '1/2', metadata },
      fields,
      'https://a.example/server/api',
    );
    expect(_fao).to.include({
      uuid: 'u',
      handle: '1/2',
      ...Object.fromEntries(own.map((name) => [name, `The ${name}`])),
    });
  });

  it('is in the schema', async () => {
    const response = await fetch('/schema/fao-feed.schema.json');
    const { $defs } = (await response.json()) as { $defs: Record<string, { properties: object }> };
    expect(Object.values($defs).flatMap(({ properties = {} }) => Object.keys(properties))).to.include.members(
      names,
    );
  });
});
