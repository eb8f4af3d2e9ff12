import { detectTextLanguage } from '../../src/language/language.js';
import { expect } from '../page/index.js';

describe('The language of a text', () => {
  it('is the stated language, with its direction', () => {
    expect(detectTextLanguage('ar', 'حالة الأغذية (2023)')).to.deep.equal({ lang: 'ar', dir: 'rtl' });
    expect(detectTextLanguage('fr', 'État des forêts')).to.deep.equal({ lang: 'fr', dir: 'ltr' });
    expect(detectTextLanguage('zh-Hans', '世界森林状况')).to.deep.equal({ lang: 'zh-Hans', dir: 'ltr' });
    expect(detectTextLanguage('ja', 'さくら')).to.deep.equal({ lang: 'ja', dir: 'ltr' });
    expect(detectTextLanguage('sr', 'Stanje šuma')).to.deep.equal({ lang: '', dir: 'auto' });
  });

  it('is the stated language even with words and names in another script', () => {
    expect(detectTextLanguage('ar', 'FAO تعرض CO2')).to.deep.equal({ lang: 'ar', dir: 'rtl' });
    expect(detectTextLanguage('ru', 'COVID-19 и рынки')).to.deep.equal({ lang: 'ru', dir: 'ltr' });
  });

  it('is the stated language for a text without letters', () => {
    expect(detectTextLanguage('ar', '2023–2024')).to.deep.equal({ lang: 'ar', dir: 'rtl' });
  });

  it('is unknown if the text has no letter in the script of the stated language; the text sets the direction', () => {
    for (const [language, text] of [
      ['ar', 'Status of soils.'],
      ['en', 'حالة التربة.'],
      ['ru', 'Status of soils.'],
      ['zh', 'Status of soils.'],
      ['ar', '土壤状况'],
    ] as const) {
      expect(detectTextLanguage(language, text), text).to.deep.equal({ lang: '', dir: 'auto' });
    }
  });

  it('is inherited if no language is stated, or not by a language tag', () => {
    for (const language of [undefined, 'Tok Pisin']) {
      expect(detectTextLanguage(language, 'Graun')).to.deep.equal({ lang: undefined, dir: 'auto' });
    }
  });

  it('is the stated language if the browser has no script for it', () => {
    expect(detectTextLanguage('qaa', 'Graun')).to.deep.equal({ lang: 'qaa', dir: 'ltr' });
    expect(detectTextLanguage('en--GB', 'Soil')).to.deep.equal({ lang: 'en--GB', dir: 'ltr' });
  });
});
