import { chooseDirection, isLanguageTag, nameLanguage } from '../../src/language/language.js';
import { expect } from '../page/index.js';

/** Names a language in lower case, since browsers differ in the case of the first letter. */
function nameInLowerCase(tag: string): string {
  return nameLanguage(tag).toLowerCase();
}

describe("A language's name", () => {
  it('is in the language itself', () => {
    const names = ['ar', 'en', 'es', 'fr', 'ru', 'zh'].map(nameInLowerCase);
    expect(names).to.deep.equal(['العربية', 'english', 'español', 'français', 'русский', '中文']);
  });

  it('distinguishes scripts and regions', () => {
    expect(nameLanguage('zh-Hans')).to.equal('简体中文');
    expect(nameInLowerCase('pt-BR')).to.contain('português');
    expect(nameLanguage('pt-BR')).not.to.equal(nameLanguage('pt'));
  });

  it('is the text itself if that is not a language tag', () => {
    for (const text of ['Swahili', 'Tok Pisin', 'Français, English', '']) {
      expect(nameLanguage(text)).to.equal(text);
    }
  });

  it('is the text itself if that only begins like a language tag', () => {
    for (const text of ['zh-Simplified', 'en-', 'fr--CA']) expect(nameLanguage(text)).to.equal(text);
  });

  it('is the code if the browser has no name for it', () => {
    expect(nameLanguage('qaa')).to.equal('qaa');
  });
});

describe('The direction of a language', () => {
  it('is right-to-left for languages in such scripts', () => {
    for (const tag of ['ar', 'ar-EG', 'fa', 'he', 'ur', 'ps', 'ckb'])
      expect(chooseDirection(tag)).to.equal('rtl');
  });

  it('is left-to-right for all other known languages', () => {
    for (const tag of ['en', 'fr', 'zh-Hans', 'ru', 'arn', 'far'])
      expect(chooseDirection(tag)).to.equal('ltr');
  });

  it('depends on the text if the language is unknown', () => {
    for (const text of ['Arabic dialect', 'Swahili', '', undefined]) {
      expect(chooseDirection(text)).to.equal('auto');
    }
  });
});

describe('A language tag', () => {
  it('begins with two or three letters', () => {
    for (const tag of ['en', 'EN-us', 'ckb', 'zh-Hans-CN']) expect(isLanguageTag(tag), tag).to.equal(true);
  });

  it('is distinguished from names of languages', () => {
    for (const name of ['English', 'a', '', 'n/a', 'en us', 'Tok Pisin']) {
      expect(isLanguageTag(name), name).to.equal(false);
    }
  });
});
