import { directionOf, isLanguageTag, nameLanguage } from '../../src/language/language.js';
import { expect } from '../page/index.js';

/** Browsers differ in whether a name begins with a capital. */
function nameInSmallLetters(tag: string): string {
  return nameLanguage(tag).toLowerCase();
}

describe("A language's name", () => {
  it('is in the language itself', () => {
    const names = ['ar', 'en', 'es', 'fr', 'ru', 'zh'].map(nameInSmallLetters);
    expect(names).to.deep.equal(['العربية', 'english', 'español', 'français', 'русский', '中文']);
  });

  it('tells scripts and regions apart', () => {
    expect(nameLanguage('zh-Hans')).to.equal('简体中文');
    expect(nameInSmallLetters('pt-BR')).to.contain('português');
    expect(nameLanguage('pt-BR')).not.to.equal(nameLanguage('pt'));
  });

  it('is the text as it stands where that is no tag', () => {
    for (const text of ['Swahili', 'Tok Pisin', 'Français, English', '']) {
      expect(nameLanguage(text)).to.equal(text);
    }
  });

  it('is the text as it stands where that only begins like a tag', () => {
    for (const text of ['zh-Simplified', 'en-', 'fr--CA']) expect(nameLanguage(text)).to.equal(text);
  });

  it('is the code where nobody has a name for it', () => {
    expect(nameLanguage('qaa')).to.equal('qaa');
  });
});

describe('The direction of a language', () => {
  it('is from right to left for those written so', () => {
    for (const tag of ['ar', 'ar-EG', 'fa', 'he', 'ur', 'ps', 'ckb'])
      expect(directionOf(tag)).to.equal('rtl');
  });

  it('is from left to right for all others that are known', () => {
    for (const tag of ['en', 'fr', 'zh-Hans', 'ru', 'arn', 'far']) expect(directionOf(tag)).to.equal('ltr');
  });

  it('is left to the text where the language is not known', () => {
    for (const text of ['Arabic dialect', 'Swahili', '', undefined]) {
      expect(directionOf(text)).to.equal('auto');
    }
  });
});

describe('A tag', () => {
  it('begins with two or three letters', () => {
    for (const tag of ['en', 'EN-us', 'ckb', 'zh-Hans-CN']) expect(isLanguageTag(tag), tag).to.equal(true);
  });

  it('is told from names in words', () => {
    for (const name of ['English', 'a', '', 'n/a', 'en us', 'Tok Pisin']) {
      expect(isLanguageTag(name), name).to.equal(false);
    }
  });
});
