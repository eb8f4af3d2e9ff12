import { decodeReferences } from '../../../src/core/sanitize/character-references.js';
import { readMarkup } from '../../../src/core/sanitize/markup.js';
import { expect } from '../../page/index.js';

describe('A character reference', () => {
  it('by name is decoded to its character', () => {
    expect(decodeReferences('AT&amp;T &lt;b&gt; &ldquo;a&rdquo;&nbsp;&ndash; b&hellip;')).to.equal(
      'AT&T <b> “a”\u00A0– b…',
    );
  });

  it('by number is decoded to its character', () => {
    expect(decodeReferences('&#233;&#xE9;&#X1F41F;')).to.equal('éé🐟');
  });

  it('stays unchanged if it is unknown', () => {
    for (const text of ['&fish;', '&constructor;', 'R&D', '&;', '&#;', '&#xyz;', 'a & b;']) {
      expect(decodeReferences(text)).to.equal(text);
    }
  });

  it('is removed if no character has its number', () => {
    expect(decodeReferences('a&#0;b&#x110000;c&#9999999;d')).to.equal('abcd');
  });

  it('is decoded once', () => {
    expect(decodeReferences('&amp;lt;')).to.equal('&lt;');
  });

  it('never becomes a tag', () => {
    expect(readMarkup('<p>&lt;i&gt;x&lt;/i&gt; &#60;script&#62;</p>')).to.deep.equal([['<i>x</i> <script>']]);
  });
});
