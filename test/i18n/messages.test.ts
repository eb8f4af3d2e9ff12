import { english, findMessages } from '../../src/i18n/messages.js';
import { expect } from '../page/index.js';

describe('The messages', () => {
  it('are found by the language of a tag, and formatted by the whole tag', () => {
    expect(findMessages('en-GB')).to.deep.equal({ messages: english, language: 'en-GB' });
    expect(findMessages('EN-us')).to.deep.equal({ messages: english, language: 'en-US' });
  });

  it('are English, formats and all, where the language is not there', () => {
    for (const tag of ['tlh', 'x-private', '']) {
      expect(findMessages(tag), tag).to.deep.equal({ messages: english, language: 'en' });
    }
  });

  it('in English are those of the repository', () => {
    expect(english).to.include({
      alsoAvailableIn: 'Also available in:',
      noResults: 'No results found.',
      showMore: 'Show more',
      download: 'Download',
    });
  });

  it('have no empty text, and a place for every value', () => {
    for (const [key, text] of Object.entries(english)) {
      const forms = typeof text === 'string' ? [text] : Object.values(text as object);
      for (const form of forms) expect(form, key).to.be.a('string').and.not.to.equal('');
    }
    expect(english.lastUpdated).to.contain('{date}');
    expect(english.moreFiles.other).to.contain('{count}');
  });
});
