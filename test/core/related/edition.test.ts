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

/** The fields of the English edition that a language version can have. */
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

/** The fields that all editions share. */
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

/** The fields of the English edition that a language version can't have. */
const englishOnly = {
  superseded: true,
  jobNumber: 'CD0683EN',
  handle: '20.500.14283/cd0683en',
  doi: '10.4060/cd0683en',
  uuid: '3d46a5a8-70ba-4a98-ba3f-55be99abbb25',
  citation: 'FAO. 2024. The State of World Fisheries. Rome.',
};

const item = { ...english, ...work, ...englishOnly, languages: [french, arabic] } as Item;

describe('showEdition', () => {
  it('returns the other edition of the same work', () => {
    expect(showEdition(item, french)).to.deep.equal({ ...work, ...french, languages: [english, arabic] });
  });

  it('removes the fields of the previous edition', () => {
    const shown = showEdition(item, arabic);
    for (const key of [...Object.keys(englishOnly), 'url', 'subtitle', 'summary']) {
      expect(shown, key).not.to.have.property(key);
    }
    expect(shown.attachments).to.deep.equal([]);
  });

  it('lists the previous edition with all fields of a language version', () => {
    expect(showEdition(item, french).languages).to.deep.include(english);
    expect(showEdition(item, arabic).languages).to.have.deep.members([english, french]);
  });

  it('does not change its argument', () => {
    const before = structuredClone(item);
    showEdition(item, french);
    expect(item).to.deep.equal(before);
  });

  it('keeps the id of the item if the language version has none', () => {
    const version: LanguageVersion = { language: 'es', title: 'El estado mundial', attachments: [] };
    const shown = showEdition({ ...item, languages: [version] }, version);
    expect(shown).to.include({ id: 'cd0683en', language: 'es', title: 'El estado mundial' });
  });

  it('does not list a previous edition without a language', () => {
    const { language, ...unknown } = item;
    expect(language).to.equal('en');
    expect(showEdition(unknown, french).languages).to.deep.equal([arabic]);
  });

  it('lists a previous edition with few fields without undefined ones', () => {
    const sparse: Item = {
      id: 'a',
      language: 'en',
      title: 'Title',
      attachments: [],
      authors: [],
      subjects: [],
      languages: [french],
      withdrawn: false,
    };
    expect(showEdition(sparse, french).languages).to.deep.equal([
      { id: 'a', language: 'en', title: 'Title', attachments: [] },
    ]);
  });
});

describe('showEdition, called with its own result', () => {
  it('returns the first edition, without the fields that a language version lacks', () => {
    const changed = showEdition(item, french);
    const restored = showEdition(changed, changed.languages![0]!);
    expect(restored).to.deep.equal({ ...work, ...english, languages: [french, arabic] });
  });

  it('loses no edition after several changes', () => {
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

describe('showEdition for a language version without a title', () => {
  it('returns the item unchanged', () => {
    const version: LanguageVersion = { language: 'fr', id: 'cd0683fr', attachments: [] };
    const untitled = { ...item, languages: [version] };
    expect(showEdition(untitled, version)).to.equal(untitled);
  });
});
