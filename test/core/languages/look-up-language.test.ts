import { lookUpLanguage } from '../../../src/core/languages/look-up-language.js';
import { expect } from '../../page/index.js';

describe('lookUpLanguage', () => {
  it('returns the requested language in any letter case', () => {
    expect(lookUpLanguage('PT-br', ['pt', 'pt-BR'])).to.equal('pt-BR');
    expect(lookUpLanguage('fr', ['fr-CA', 'fr'])).to.equal('fr');
  });

  it('returns a more general language if the requested one is missing', () => {
    expect(lookUpLanguage('fr-CH', ['en', 'fr'])).to.equal('fr');
    expect(lookUpLanguage('zh-Hant-TW', ['zh', 'zh-Hant'])).to.equal('zh-Hant');
  });

  it('returns a more specific language if there is no more general one', () => {
    expect(lookUpLanguage('zh', ['en', 'zh-Hans'])).to.equal('zh-Hans');
    expect(lookUpLanguage('pt-PT', ['pt-BR'])).to.equal('pt-BR');
  });

  it('returns undefined if no language matches', () => {
    expect(lookUpLanguage('de', ['en', 'den'])).to.equal(undefined);
    expect(lookUpLanguage('e', ['en'])).to.equal(undefined);
    expect(lookUpLanguage('fr', [])).to.equal(undefined);
    expect(lookUpLanguage('', ['en'])).to.equal(undefined);
  });
});
