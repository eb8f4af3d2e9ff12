import { chooseFields, checkFields } from '../../../src/core/dspace/choose-fields.js';
import { FAO, STOCK } from '../../../src/core/dspace/field-presets.js';
import { mapRecord } from '../../../src/core/dspace/map-record.js';
import { expect } from '../../page/index.js';

const api = 'https://repository.example/server/api';
const uuid = '11111111-1111-4111-a111-111111111111';
const record = (metadata: Record<string, unknown>, rest = {}) => ({ uuid, type: 'item', metadata, ...rest });
const values = (...texts: unknown[]) => texts.map((value) => ({ value }));

describe('The metadata fields', () => {
  it('are those of FAO where the record has one of its fields or handles, else those of DSpace', () => {
    expect(chooseFields('auto', record({ 'fao.edition': [] }))).to.deep.equal(FAO);
    expect(chooseFields('auto', record({}, { handle: '20.500.14283/x' }))).to.deep.equal(FAO);
    expect(chooseFields('auto', record({ 'dc.title': [] }, { handle: '1/2' }))).to.deep.equal(STOCK);
  });

  it('are what the page says, in whole or in part', () => {
    expect(chooseFields('stock', record({ 'fao.edition': [] }))).to.equal(STOCK);
    expect(chooseFields('fao', record({}))).to.equal(FAO);
    expect(chooseFields({ doi: 'okr.identifier.doi' }, record({}))).to.deep.equal({
      ...STOCK,
      doi: 'okr.identifier.doi',
    });
  });

  for (const [what, wrong] of [
    ['another word', 'dublin'],
    ['a number', 7],
    ['a field that is not known', { colour: 'dc.colour' }],
    ['a place that is no field', { title: 7 }],
    ['a list of nothing', { title: ['dc.title', ''] }],
    ['a cut that is no text', { authors: { path: 'dc.contributor.author', split: 1 } }],
  ] as const) {
    it(`are an error of configuration where they are ${what}`, () => {
      expect(() => checkFields(wrong, api))
        .to.throw(/dspaceFields/)
        .with.property('kind', 'config');
    });
  }
});

describe('A record', () => {
  it('is read by FAO’s fields: a list in one text, a language by its name, a DOI by its address', () => {
    const mapped = mapRecord(
      record({
        'dc.title': values('Rural change'),
        'dc.contributor.author': values('Davis, B.; Bhalla, G.; '),
        'dc.language.iso': values('French'),
        'fao.identifier.doi': values('https://doi.org/10.4060/cd8162en'),
        'fao.identifier.jobnumber': values('CD8162EN'),
        'dc.type': values('Brochure, flyer, fact-sheet'),
      }),
      FAO,
      api,
    );
    expect(mapped).to.deep.include({
      id: 'cd8162en',
      language: 'fr',
      authors: [{ name: 'Davis, B.' }, { name: 'Bhalla, G.' }],
    });
    expect(mapped._fao).to.include({ doi: '10.4060/cd8162en', type: 'Brochure, flyer, fact-sheet' });
  });

  it('is read by DSpace’s fields: one author a value, whatever stands in it', () => {
    const mapped = mapRecord(
      record(
        {
          'dc.contributor.author': [
            { value: 'Lee; Jong', authority: 'virtual::17' },
            ...values('Stvilia, Besiki'),
          ],
          'dc.language.iso': values('en_US'),
          'dc.subject': values('curation', 'data'),
        },
        { name: 'Its name', handle: '10673/20' },
      ),
      STOCK,
      api,
    );
    expect(mapped).to.deep.include({
      id: '10673/20',
      title: 'Its name',
      language: 'en-US',
      url: 'https://repository.example/handle/10673/20',
      authors: [{ name: 'Lee; Jong' }, { name: 'Stvilia, Besiki' }],
      tags: ['curation', 'data'],
    });
  });

  it('takes the abstract in its own language, where there are several', () => {
    const metadata = {
      'dc.language.iso': values('fr'),
      'dc.description.abstract': [
        { value: 'In English', language: 'en_US' },
        { value: 'En français', language: 'fr' },
      ],
    };
    expect(mapRecord(record(metadata), STOCK, api)['summary']).to.equal('En français');
  });

  for (const [what, metadata] of [
    ['null', null],
    ['a list', []],
    ['a text', 'dc.title'],
    ['of fields that are no lists', { 'dc.title': 'A', 'dc.subject': { value: 'b' } }],
    ['of values that are no objects', { 'dc.title': ['A', null, 7, [], { value: {} }] }],
  ] as const) {
    it(`may have metadata that are ${what}`, () => {
      const mapped = mapRecord({ uuid, name: 'Its name', metadata }, FAO, api);
      expect(mapped).to.include({ id: uuid, title: 'Its name', language: undefined });
      expect(mapped['tags']).to.deep.equal([]);
    });
  }

  it('offers its files first by what the repository calls primary, then by what is a PDF', () => {
    const file = (name: string, id: string) => ({ uuid: id, name, sizeBytes: 1 });
    const make = (primary?: string) => ({
      uuid,
      _embedded: {
        bundles: {
          _embedded: {
            bundles: [
              {
                name: 'LICENSE',
                _embedded: { bitstreams: { _embedded: { bitstreams: [file('license.txt', 'l')] } } },
              },
              {
                name: 'ORIGINAL',
                _embedded: {
                  bitstreams: {
                    _embedded: { bitstreams: [file('a.epub', 'a'), file('b.pdf', 'b'), file('c.docx', 'c')] },
                  },
                  ...(primary && { primaryBitstream: { uuid: primary } }),
                },
              },
            ],
          },
        },
      },
    });
    const order = (one: ReturnType<typeof make>) =>
      (mapRecord(one, STOCK, api)['attachments'] as { url: string }[])
        .map(({ url }) => /(\w)\/content$/.exec(url)?.[1])
        .join('');
    expect(order(make())).to.equal('bac');
    expect(order(make('c'))).to.equal('cab');
  });
});
