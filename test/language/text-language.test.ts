import { detectTextLanguage } from '../../src/language/language.js';
import { expect } from '../page/index.js';

describe('The language of a text', () => {
  it('is the one it is said to be in, with its direction', () => {
    expect(detectTextLanguage('ar', 'حالة الأغذية (2023)')).to.deep.equal({ lang: 'ar', dir: 'rtl' });
    expect(detectTextLanguage('fr', 'État des forêts')).to.deep.equal({ lang: 'fr', dir: 'ltr' });
    expect(detectTextLanguage('zh-Hans', '世界森林状况')).to.deep.equal({ lang: 'zh-Hans', dir: 'ltr' });
    expect(detectTextLanguage('ja', 'さくら')).to.deep.equal({ lang: 'ja', dir: 'ltr' });
    expect(detectTextLanguage('sr', 'Stanje šuma')).to.deep.equal({ lang: '', dir: 'auto' });
  });

  it('is that also where foreign words and names are in it', () => {
    expect(detectTextLanguage('ar', 'FAO تعرض CO2')).to.deep.equal({ lang: 'ar', dir: 'rtl' });
    expect(detectTextLanguage('ru', 'COVID-19 и рынки')).to.deep.equal({ lang: 'ru', dir: 'ltr' });
  });

  it('is that of a text without letters too', () => {
    expect(detectTextLanguage('ar', '2023–2024')).to.deep.equal({ lang: 'ar', dir: 'rtl' });
  });

  it('is not known where no letter of its script is in the text, whose letters then tell the direction', () => {
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

  it('is that of the text around it where nothing is said, or no tag', () => {
    for (const language of [undefined, 'Tok Pisin']) {
      expect(detectTextLanguage(language, 'Graun')).to.deep.equal({ lang: undefined, dir: 'auto' });
    }
  });

  it('is the one it is said to be in where nobody knows its script', () => {
    expect(detectTextLanguage('qaa', 'Graun')).to.deep.equal({ lang: 'qaa', dir: 'ltr' });
    expect(detectTextLanguage('en--GB', 'Soil')).to.deep.equal({ lang: 'en--GB', dir: 'ltr' });
  });
});
