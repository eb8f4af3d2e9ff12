import { checkFieldMap } from '../../src/core/custom/check-field-map.js';
import { itemFields } from '../../src/core/custom/fields.js';
import { mapDocument } from '../../src/core/custom/map-document.js';
import { checkFields } from '../../src/core/dspace/choose-fields.js';
import { mapRecord } from '../../src/core/dspace/map-record.js';
import { TEXT_FIELDS } from '../../src/core/fields.js';
import { readItem } from '../../src/core/json-feed/read-item.js';
import type { Item } from '../../src/core/model/item.js';
import { showEdition } from '../../src/core/related/edition.js';
import { expect } from '../page/index.js';

const names = Object.values(TEXT_FIELDS);
const base = 'https://a.example/';
const api = 'https://a.example/server/api';

/** Text fields that DSpace has outside an item's metadata. */
const outsideMetadata: readonly string[] = ['handle', 'uuid'];
const inMetadata = names.filter((name) => !outsideMetadata.includes(name));

/** Properties of text fields that all editions of a work share. */
const shared: readonly string[] = ['type', 'dateIssued', 'series', 'rights'];

describe('Every text field of an item', () => {
  for (const [property, name] of Object.entries(TEXT_FIELDS)) {
    it(`is read from a feed: "${name}"`, async () => {
      const item = await readItem({ id: 'a', title: 'A', _fao: { [name]: ' One  line ' } }, { base });
      expect(item).to.have.property(property, 'One line');
    });

    it(`is mapped by a field map: "${name}"`, () => {
      const map = { item: { id: 'key', _fao: { [name]: 'text' } } };
      checkFieldMap(map, 'library', base);
      expect(mapDocument([{ key: 'a', text: 'One line' }], map))
        .to.have.property('items')
        .that.deep.equals([{ id: 'a', _fao: { [name]: 'One line' } }]);
    });

    it(`${shared.includes(property) ? 'is kept' : 'is removed'} when another edition is shown: "${name}"`, async () => {
      const french = { language: 'fr', title: 'Un', attachments: [] };
      const item = await readItem(
        { id: 'a', title: 'A', language: 'en', _fao: { [name]: 'One line', languages: [french] } },
        { base },
      );
      const shown: Partial<Item> = showEdition(item!, french);
      expect(shown[property as keyof Item]).to.equal(shared.includes(property) ? 'One line' : undefined);
    });
  }

  for (const name of inMetadata) {
    it(`is read from the metadata field that a page sets: "${name}"`, () => {
      const fields = { [name]: 'local.field' };
      expect(checkFields(fields, api)).to.equal(fields);
      const { _fao } = mapRecord({ metadata: { 'local.field': [{ value: 'One line' }] } }, fields, api);
      expect(_fao[name]).to.equal('One line');
    });
  }

  for (const name of outsideMetadata) {
    it(`is not read from metadata if DSpace has it elsewhere: "${name}"`, () => {
      expect(() => checkFields({ [name]: 'local.field' }, api)).to.throw(`"${name}" is not known`);
      const { _fao } = mapRecord({ [name]: 'One line', metadata: {} }, {}, api);
      expect(_fao[name]).to.equal('One line');
    });
  }

  it('is allowed in field maps', () => {
    const { _fao } = itemFields;
    expect(typeof _fao === 'object' && 'group' in _fao && Object.keys(_fao.group)).to.include.members(names);
  });

  it('is read from the metadata field that a page sets, together with the others', () => {
    const fields = Object.fromEntries(inMetadata.map((name) => [name, `local.${name}`]));
    const metadata = Object.fromEntries(
      inMetadata.map((name) => [`local.${name}`, [{ value: `The ${name}` }]]),
    );
    const { _fao } = mapRecord({ uuid: 'u', handle: '1/2', metadata }, fields, api);
    expect(_fao).to.include({
      uuid: 'u',
      handle: '1/2',
      ...Object.fromEntries(inMetadata.map((name) => [name, `The ${name}`])),
    });
  });

  it('is in the schema', async () => {
    const response = await fetch('/schema/fao-feed.schema.json');
    const { $defs } = (await response.json()) as { $defs: { itemExtension: { properties: object } } };
    expect($defs.itemExtension.properties).to.include.all.keys(...names);
  });
});

describe('The check of dspaceFields', () => {
  for (const name of ['title', 'summary', 'language', 'url', 'authors', 'tags', 'versions']) {
    it(`accepts "${name}", which is not a text field`, () => {
      const fields = { [name]: ['local.a', 'local.b'] };
      expect(checkFields(fields, api)).to.equal(fields);
    });
  }

  for (const name of ['constructor', 'toString', '__proto__']) {
    it(`rejects "${name}", which every object has`, () => {
      expect(() => checkFields({ [name]: 'local.field' }, api)).to.throw(`"${name}" is not known`);
    });
  }
});
