import { chooseFields, checkFields } from '../../../src/core/dspace/choose-fields.js';
import { FAO, STOCK } from '../../../src/core/dspace/field-presets.js';
import { mapRecord } from '../../../src/core/dspace/map-record.js';
import { expect } from '../../page/index.js';

const api = 'https://repository.example/server/api';
const uuid = '11111111-1111-4111-a111-111111111111';
const record = (metadata: Record<string, unknown>, rest = {}) => ({ uuid, type: 'item', metadata, ...rest });
const values = (...texts: unknown[]) => texts.map((value) => ({ value }));

describe('The choice of metadata fields', () => {
  it('uses the fields of FAO if the record has one of its fields or handles, else those of DSpace', () => {
    expect(chooseFields('auto', record({ 'fao.edition': [] }))).to.deep.equal(FAO);
    expect(chooseFields('auto', record({}, { handle: '20.500.14283/x' }))).to.deep.equal(FAO);
    expect(chooseFields('auto', record({ 'dc.title': [] }, { handle: '1/2' }))).to.deep.equal(STOCK);
  });

  it('uses the fields that the page sets, all or some', () => {
    expect(chooseFields('stock', record({ 'fao.edition': [] }))).to.equal(STOCK);
    expect(chooseFields('fao', record({}))).to.equal(FAO);
    expect(chooseFields({ doi: 'okr.identifier.doi' }, record({}))).to.deep.equal({
      ...STOCK,
      doi: 'okr.identifier.doi',
    });
  });

  for (const [problem, choice] of [
    ['an unknown preset', 'dublin'],
    ['a number', 7],
    ['an unknown field', { colour: 'dc.colour' }],
    ['a number for a field', { title: 7 }],
    ['a list with an empty text', { title: ['dc.title', ''] }],
    ['a separator that is not a text', { authors: { path: 'dc.contributor.author', split: 1 } }],
  ] as const) {
    it(`throws a configuration error for ${problem}`, () => {
      expect(() => checkFields(choice, api))
        .to.throw(/dspaceFields/)
        .with.property('kind', 'config');
    });
  }
});

describe('A mapped record', () => {
  it('has the values of FAO’s fields: authors in one text, the name of a language, the URL of a DOI', () => {
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

  it('has the values of DSpace’s fields: one author per value, even with a semicolon', () => {
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

  it('has the abstract in its own language if there are several', () => {
    const metadata = {
      'dc.language.iso': values('fr'),
      'dc.description.abstract': [
        { value: 'In English', language: 'en_US' },
        { value: 'En français', language: 'fr' },
      ],
    };
    expect(mapRecord(record(metadata), STOCK, api)['summary']).to.equal('En français');
  });

  for (const [shape, metadata] of [
    ['null', null],
    ['an array', []],
    ['a text', 'dc.title'],
    ['an object of fields that are not arrays', { 'dc.title': 'A', 'dc.subject': { value: 'b' } }],
    ['an object of values that are not objects', { 'dc.title': ['A', null, 7, [], { value: {} }] }],
  ] as const) {
    it(`has its name as the title if its metadata are ${shape}`, () => {
      const mapped = mapRecord({ uuid, name: 'Its name', metadata }, FAO, api);
      expect(mapped).to.include({ id: uuid, title: 'Its name', language: undefined });
      expect(mapped['tags']).to.deep.equal([]);
    });
  }

  it('lists the primary bitstream first, then PDF files', () => {
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
    const order = (fullRecord: ReturnType<typeof make>) =>
      (mapRecord(fullRecord, STOCK, api)['attachments'] as { url: string }[])
        .map(({ url }) => /(\w)\/content$/.exec(url)?.[1])
        .join('');
    expect(order(make())).to.equal('bac');
    expect(order(make('c'))).to.equal('cab');
  });
});
