import { lookUpLanguage } from '../../../src/core/languages/look-up-language.js';
import { expect } from '../../page/index.js';

describe('The best language of several', () => {
  it('is the one asked for, in any letter case', () => {
    expect(lookUpLanguage('PT-br', ['pt', 'pt-BR'])).to.equal('pt-BR');
    expect(lookUpLanguage('fr', ['fr-CA', 'fr'])).to.equal('fr');
  });

  it('is else a more general one', () => {
    expect(lookUpLanguage('fr-CH', ['en', 'fr'])).to.equal('fr');
    expect(lookUpLanguage('zh-Hant-TW', ['zh', 'zh-Hant'])).to.equal('zh-Hant');
  });

  it('is else a more special one', () => {
    expect(lookUpLanguage('zh', ['en', 'zh-Hans'])).to.equal('zh-Hans');
    expect(lookUpLanguage('pt-PT', ['pt-BR'])).to.equal('pt-BR');
  });

  it('is none where none is near', () => {
    expect(lookUpLanguage('de', ['en', 'den'])).to.equal(undefined);
    expect(lookUpLanguage('e', ['en'])).to.equal(undefined);
    expect(lookUpLanguage('fr', [])).to.equal(undefined);
    expect(lookUpLanguage('', ['en'])).to.equal(undefined);
  });
});
