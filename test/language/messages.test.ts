import { loadMessages } from '../../src/language/load-messages.js';
import type { Messages } from '../../src/language/messages.js';
import { messages as ar } from '../../src/language/messages/ar.js';
import { messages as en } from '../../src/language/messages/en.js';
import { messages as es } from '../../src/language/messages/es.js';
import { messages as fr } from '../../src/language/messages/fr.js';
import { messages as ru } from '../../src/language/messages/ru.js';
import { messages as zh } from '../../src/language/messages/zh.js';
import { pluralize, type PluralForms } from '../../src/language/plural.js';
import { expect } from '../page/index.js';

const languages: Record<string, Messages> = { ar, en, es, fr, ru, zh };

/** Lists every text with its path; each plural form is a text of its own. */
function listTexts(texts: object, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string' ? [[path + key, value]] : listTexts(value as object, `${path}${key}.`),
  );
}

const isPluralForm = (path: string) => /^(?:moreFiles|publications)\./.test(path);

describe('The messages', () => {
  it('in English are the same as in the repository', () => {
    expect(en).to.include({
      alsoAvailableIn: 'Also available in:',
      noResults: 'No results found.',
      relatedItems: 'Related items',
      relatedItemsDescription: 'Showing items related by metadata.',
      alsoDownloaded: 'Users also downloaded',
      alsoDownloadedDescription: 'Showing related downloaded files',
    });
  });

  for (const [language, messages] of Object.entries(languages)) {
    describe(`in the language "${language}"`, () => {
      it('are complete: every English text has a translation, and none is empty or English', () => {
        const [english, own] = [en, messages].map((texts) =>
          listTexts(texts).filter(([path]) => !isPluralForm(path)),
        );
        expect(own!.map(([path]) => path)).to.deep.equal(english!.map(([path]) => path));
        const values = new Map(english);
        for (const [path, text] of listTexts(messages)) {
          expect(text.trim(), path).to.not.equal('');
          const isSame = language !== 'en' && values.get(path) === text;
          expect(isSame && /[a-z]{2}/i.test(text.replace(/\{\w+\}/g, '')), `${path}: ${text}`).to.equal(
            false,
          );
        }
      });

      it('have every plural form of the language, and no other', () => {
        const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
        for (const forms of [messages.moreFiles, messages.publications]) {
          expect(Object.keys(forms)).to.have.members(pluralCategories);
        }
      });

      it('have a placeholder for every value', () => {
        expect(messages.lastUpdated).to.contain('{date}');
        expect(messages.labelled).to.contain('{label}').and.contain('{text}');
        for (const forms of [messages.moreFiles, messages.publications])
          expect(forms.other).to.contain('{count}');
      });

      it('are in the script of the language', () => {
        const scripts: Record<string, RegExp> = {
          ar: /\p{sc=Arab}/u,
          ru: /\p{sc=Cyrl}/u,
          zh: /\p{sc=Hani}/u,
        };
        const script = scripts[language] ?? /\p{sc=Latn}/u;
        for (const [path, text] of listTexts(messages)) {
          if (/^(?:separator|factSeparator|labelled)$/.test(path)) continue;
          expect(text, path).to.match(script);
        }
      });
    });
  }
});

describe('A message with a count', () => {
  const write = (forms: PluralForms, language: string, counts: number[]) =>
    counts.map((count) => pluralize(forms, count, language));

  it('has the six forms of Arabic', () => {
    expect(write(ar.moreFiles, 'ar-MA', [0, 1, 2, 3, 11, 100])).to.deep.equal([
      'لا ملفات أخرى',
      'ملف آخر',
      'ملفان آخران',
      '3 ملفات أخرى',
      '11 ملفًا آخر',
      '100 ملف آخر',
    ]);
  });

  it('has the forms of Russian', () => {
    expect(write(ru.moreFiles, 'ru', [1, 2, 5, 21])).to.deep.equal([
      'ещё 1 файл',
      'ещё 2 файла',
      'ещё 5 файлов',
      'ещё 21 файл',
    ]);
  });

  it('has the forms of French and Spanish, including that for a million', () => {
    expect(
      write(fr.publications, 'fr', [0, 1, 2, 1e6]).map((text) => text.replace(/\s/g, ' ')),
    ).to.deep.equal(['0 publication', '1 publication', '2 publications', '1 000 000 de publications']);
    expect(write(es.moreFiles, 'es', [1, 2])).to.deep.equal(['1 archivo más', '2 archivos más']);
  });
});

describe('The messages for a language tag', () => {
  it('are those of its language, with the formats of the full tag', async () => {
    for (const [tag, messages, language] of [
      ['en-GB', en, 'en-GB'],
      ['EN-us', en, 'en-US'],
      ['fr-CA', fr, 'fr-CA'],
      ['ar-EG', ar, 'ar-EG'],
      ['es-419', es, 'es-419'],
      ['ru', ru, 'ru'],
      ['zh-Hans-CN', zh, 'zh-Hans-CN'],
    ] as const) {
      expect(await loadMessages(tag), tag).to.deep.equal({ messages, language });
    }
  });

  it('have the language without script and region if the tag has another script', async () => {
    for (const tag of ['zh-Hant', 'zh-TW', 'zh-HK', 'zh-Hant-MO']) {
      expect((await loadMessages(tag)).language, tag).to.equal('zh');
    }
    expect((await loadMessages('ar-Latn')).language).to.equal('ar');
  });

  it('have the language without a region if the tag is invalid', async () => {
    for (const tag of ['fr_FR', 'fr-FR ', 'fr--CA']) {
      expect((await loadMessages(tag)).messages, tag).to.equal(fr);
      expect((await loadMessages(tag)).language, tag).to.equal('fr');
    }
  });

  it('are English, with English formats, if the library lacks the language', () => {
    for (const tag of ['tlh', 'x-private', '', 'constructor', 'toString', '__proto__']) {
      expect(loadMessages(tag), tag).to.deep.equal({ messages: en, language: 'en' });
    }
  });

  it('are returned synchronously if they were loaded before', async () => {
    await loadMessages('ru');
    expect(loadMessages('ru-KZ')).to.deep.equal({ messages: ru, language: 'ru-KZ' });
  });
});
