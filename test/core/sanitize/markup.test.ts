import { readMarkup } from '../../../src/core/sanitize/markup.js';
import { expect } from '../../page/index.js';

describe('Markup', () => {
  it('is split into paragraphs', () => {
    const paragraphs = [['One.'], ['Two.']];
    expect(readMarkup('<p>One.</p><p class="x">Two.</p>')).to.deep.equal(paragraphs);
    expect(readMarkup('<div>One.<br/>Two.</div>')).to.deep.equal(paragraphs);
    expect(readMarkup('<UL><LI>One.<LI>Two.</UL>')).to.deep.equal(paragraphs);
    expect(readMarkup('<h2>One.</h2>Two.')).to.deep.equal(paragraphs);
    expect(readMarkup('<jats:p>One.</jats:p>\n<jats:p>Two.</jats:p>')).to.deep.equal(paragraphs);
  });

  it('loses paragraphs without text', () => {
    expect(readMarkup('<p>One.</p><p> </p><p>&nbsp;</p><p></p>')).to.deep.equal([['One.']]);
    expect(readMarkup('<p>One.</p><p><b> </b></p>')).to.deep.equal([['One.']]);
    expect(readMarkup('<p></p>')).to.deep.equal([]);
  });

  it('has its white space collapsed', () => {
    expect(readMarkup('<p>\n  One\n\n  line.\n</p>')).to.deep.equal([['One line.']]);
  });

  it('loses other tags but keeps their text', () => {
    expect(readMarkup('<p>Then <a href="https://blog.example/">wait</a><span>.</span></p>')).to.deep.equal([
      ['Then wait.'],
    ]);
  });

  it('loses scripts, styles and comments with their content', () => {
    expect(readMarkup('a<script>alert("<p>1</p>")</script>b<STYLE>p{}</STYLE >c')).to.deep.equal([['a b c']]);
    expect(readMarkup('a<!-- <i>hidden</i> -->b')).to.deep.equal([['a b']]);
    expect(readMarkup('<p>a<svg><title>t</title></svg></p>')).to.deep.equal([['a']]);
    expect(readMarkup('<p>a</p><iframe src="x">b')).to.deep.equal([['a']]);
  });

  it('loses all attributes', () => {
    expect(readMarkup('<i onclick="alert(1)">x</i><img src=x onerror=alert(1)>')).to.deep.equal([
      [{ mark: 'i', children: ['x'] }],
    ]);
  });

  it('keeps a "<" that begins no tag', () => {
    expect(readMarkup('<p>a < b, p<0.05</p>')).to.deep.equal([['a < b, p<0.05']]);
  });
});

describe('A mark', () => {
  it('is kept if it is one of the six allowed', () => {
    for (const mark of ['i', 'em', 'b', 'strong', 'sub', 'sup'] as const) {
      expect(readMarkup(`a <${mark}>b</${mark}> c`)).to.deep.equal([['a ', { mark, children: ['b'] }, ' c']]);
    }
  });

  it('may have any letter case, attributes and blanks', () => {
    expect(readMarkup('CO<SUB class="x" >2</Sub >')).to.deep.equal([
      ['CO', { mark: 'sub', children: ['2'] }],
    ]);
  });

  it('can be nested in another', () => {
    expect(readMarkup('<em>a <b>CO<sub>2</sub></b></em>')).to.deep.equal([
      [
        {
          mark: 'em',
          children: ['a ', { mark: 'b', children: ['CO', { mark: 'sub', children: ['2'] }] }],
        },
      ],
    ]);
  });

  it('loses no text if it overlaps another', () => {
    expect(readMarkup('<i>a<b>b</i>c</b>d')).to.deep.equal([[{ mark: 'i', children: ['ab'] }, 'cd']]);
  });

  it('loses no text if its start tag or end tag is missing', () => {
    expect(readMarkup('a <i>b c')).to.deep.equal([['a b c']]);
    expect(readMarkup('a</b> c')).to.deep.equal([['a c']]);
    expect(readMarkup('a <i>b</i')).to.deep.equal([['a b']]);
  });

  it('ends with its paragraph', () => {
    expect(readMarkup('<p><i>a</p><p>b</i></p>')).to.deep.equal([['a'], ['b']]);
  });

  it('does not mark the text after it if it is empty', () => {
    const paragraph = readMarkup('<i></i>plain <i>marked</i>')[0]!;
    expect(paragraph.slice(-2)).to.deep.equal(['plain ', { mark: 'i', children: ['marked'] }]);
  });
});
