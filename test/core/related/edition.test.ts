import type { Item, LanguageVersion } from '../../../src/core/model/item.js';
import { showEdition } from '../../../src/core/related/edition.js';
import { expect } from '../../page/index.js';

const french: LanguageVersion = {
  language: 'fr',
  id: 'cd0683fr',
  url: 'https://repository.example/cd0683fr',
  title: 'La situation mondiale',
  subtitle: 'La transformation bleue',
  summary: [['Ce que le monde pêche.']],
  image: 'https://files.example/cd0683fr.svg',
  attachments: [{ url: 'https://files.example/cd0683fr.pdf', mimeType: 'application/pdf' }],
};
const arabic: LanguageVersion = { language: 'ar', id: 'cd0683ar', title: 'حالة الموارد', attachments: [] };

/** What a language version can carry of the English edition. */
const english: LanguageVersion = {
  language: 'en',
  id: 'cd0683en',
  url: 'https://repository.example/cd0683en',
  title: 'The State of World Fisheries',
  subtitle: 'Blue Transformation in action',
  summary: [['What the world ', { mark: 'em', children: ['catches'] }, '.']],
  image: 'https://files.example/cd0683en.svg',
  attachments: [{ url: 'https://files.example/cd0683en.pdf', size: 18_400_000 }],
};

/** What all editions share. */
const work = {
  type: 'Book (series)',
  dateIssued: '2024',
  series: 'The State of the World',
  rights: 'CC BY 4.0',
  authors: ['FAO'],
  subjects: ['fisheries'],
  related: [{ id: 'cc0461en' }],
  alsoDownloaded: { sample: true, items: [{ id: 'cc7724en', count: 41 }] },
  withdrawn: false,
};

/** What only the English edition has, and a language version can't carry. */
const ofEnglishAlone = {
  jobNumber: 'CD0683EN',
  handle: '20.500.14283/cd0683en',
  doi: '10.4060/cd0683en',
  uuid: '3d46a5a8-70ba-4a98-ba3f-55be99abbb25',
  citation: 'FAO. 2024. The State of World Fisheries. Rome.',
};

const item = { ...english, ...work, ...ofEnglishAlone, languages: [french, arabic] } as Item;

describe('An item in another edition', () => {
  it('is that edition of the same work', () => {
    expect(showEdition(item, french)).to.deep.equal({ ...work, ...french, languages: [english, arabic] });
  });

  it('keeps nothing that belongs to the edition left behind', () => {
    const shown = showEdition(item, arabic);
    for (const key of [...Object.keys(ofEnglishAlone), 'url', 'subtitle', 'summary']) {
      expect(shown, key).not.to.have.property(key);
    }
    expect(shown.attachments).to.deep.equal([]);
  });

  it('offers the edition left behind with all that a version carries', () => {
    expect(showEdition(item, french).languages).to.deep.include(english);
    expect(showEdition(item, arabic).languages).to.have.deep.members([english, french]);
  });

  it('leaves the item it was made from as it was', () => {
    const before = structuredClone(item);
    showEdition(item, french);
    expect(item).to.deep.equal(before);
  });

  it('keeps the id of the work where the version has none', () => {
    const version: LanguageVersion = { language: 'es', title: 'El estado mundial', attachments: [] };
    const shown = showEdition({ ...item, languages: [version] }, version);
    expect(shown).to.include({ id: 'cd0683en', language: 'es', title: 'El estado mundial' });
  });

  it('offers nothing left behind where its language is not known', () => {
    const { language, ...unknown } = item;
    expect(language).to.equal('en');
    expect(showEdition(unknown, french).languages).to.deep.equal([arabic]);
  });

  it('offers only what is known of a meagre edition left behind', () => {
    const meagre: Item = {
      id: 'a',
      language: 'en',
      title: 'Title',
      attachments: [],
      authors: [],
      subjects: [],
      languages: [french],
      withdrawn: false,
    };
    expect(showEdition(meagre, french).languages).to.deep.equal([
      { id: 'a', language: 'en', title: 'Title', attachments: [] },
    ]);
  });
});

describe('There and back', () => {
  it('gives the first again, but for what a version does not carry', () => {
    const there = showEdition(item, french);
    const back = showEdition(there, there.languages![0]!);
    expect(back).to.deep.equal({ ...work, ...english, languages: [french, arabic] });
  });

  it('loses no edition on a way through all', () => {
    let shown = item;
    for (const language of ['fr', 'ar', 'en', 'ar', 'en']) {
      shown = showEdition(
        shown,
        shown.languages!.find((version) => version.language === language)!,
      );
      expect(shown.language).to.equal(language);
    }
    expect(shown.languages).to.have.deep.members([french, arabic]);
    expect(shown.summary).to.deep.equal(english.summary);
  });
});

describe('A version without a title', () => {
  it('is not enough for a card, and changes nothing', () => {
    const version: LanguageVersion = { language: 'fr', id: 'cd0683fr', attachments: [] };
    const untitled = { ...item, languages: [version] };
    expect(showEdition(untitled, version)).to.equal(untitled);
  });
});
