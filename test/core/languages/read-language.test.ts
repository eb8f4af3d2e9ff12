import { readLanguage } from '../../../src/core/languages/read-language.js';
import { expect } from '../../page/index.js';

function expectLanguages(expected: Record<string, string>): void {
  for (const [written, tag] of Object.entries(expected)) expect(readLanguage(written), written).to.equal(tag);
}

describe('readLanguage', () => {
  it('reads the language names that repositories use', () => {
    expectLanguages({
      Arabic: 'ar',
      Chinese: 'zh',
      English: 'en',
      French: 'fr',
      Russian: 'ru',
      Spanish: 'es',
      ENGLISH: 'en',
      ' french ': 'fr',
    });
  });

  it('reads language names in other languages, with or without diacritics', () => {
    expectLanguages({
      Français: 'fr',
      francais: 'fr',
      العربية: 'ar',
      中文: 'zh',
      русский: 'ru',
      Español: 'es',
      Chino: 'zh',
      Swahili: 'sw',
      Deutsch: 'de',
      Farsi: 'fa',
      'Simplified Chinese': 'zh-Hans',
      'Portuguese (Brazil)': 'pt-BR',
    });
  });

  it('reads codes of two and three letters', () => {
    expectLanguages({
      en: 'en',
      EN: 'en',
      eng: 'en',
      fra: 'fr',
      fre: 'fr',
      chi: 'zh',
      ara: 'ar',
      zho: 'zh',
      mul: 'mul',
    });
  });

  it('returns tags in canonical form', () => {
    expectLanguages({
      EN_us: 'en-US',
      'pt-br': 'pt-BR',
      zh_CN: 'zh-CN',
      'zh-Hans': 'zh-Hans',
      'ZH-hANS-cn': 'zh-Hans-CN',
      'sr-latn': 'sr-Latn',
      iw: 'he',
    });
  });

  it('returns unknown languages unchanged', () => {
    expectLanguages({
      Klingonese: 'Klingonese',
      'Not Applicable': 'Not Applicable',
      'Français, English': 'Français, English',
      'n/a': 'n/a',
      constructor: 'constructor',
    });
  });

  it('returns texts that only begin like a tag unchanged', () => {
    expectLanguages({ 'en-': 'en-', 'fr--CA': 'fr--CA', 'zh-Simplified': 'zh-Simplified' });
  });

  it('returns undefined for empty values and other types', () => {
    for (const value of [undefined, null, '', ' ', {}, []]) expect(readLanguage(value)).to.equal(undefined);
  });
});
