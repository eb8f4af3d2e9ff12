import { toPlainText } from '../../../src/core/sanitize/plain-text.js';
import { readRichText } from '../../../src/core/sanitize/rich-text.js';
import { expect } from '../../page/index.js';

describe('An abstract in plain text', () => {
  it('is one paragraph', async () => {
    expect(await readRichText('The soil\nstores  carbon.')).to.deep.equal([['The soil stores carbon.']]);
  });

  it('has a new paragraph after each empty line', async () => {
    expect(await readRichText('One.\n\nTwo.\n \n\nThree.')).to.deep.equal([['One.'], ['Two.'], ['Three.']]);
  });

  it('has trimmed paragraphs, also with the line ends of Windows', async () => {
    expect(await readRichText('One.\r\n\r\nTwo. \n\n Three.')).to.deep.equal([
      ['One.'],
      ['Two.'],
      ['Three.'],
    ]);
  });

  it('is undefined without text', async () => {
    for (const value of [undefined, null, '', ' \n\n ', {}, [], ['<p>x</p>']]) {
      expect(await readRichText(value), JSON.stringify(value)).to.equal(undefined);
    }
  });

  it('keeps characters that are not markup', async () => {
    for (const text of [
      'a < b and c > d',
      'p<0.05',
      '1 <2> 3',
      'AT&T',
      'R&D; more',
      '<- here ->',
      'if p<q',
    ]) {
      expect(await readRichText(text)).to.deep.equal([[text]]);
    }
  });
});

describe('An abstract with markup', () => {
  it('is recognized by its tags', async () => {
    expect(await readRichText('CO<sub>2</sub>')).to.deep.equal([['CO', { mark: 'sub', children: ['2'] }]]);
    for (const text of ['<p>x', '<br/>x', '<LI>x', '<a href="/">x</a>', '<jats:p>x', '<span lang=fr>x']) {
      expect(await readRichText(text), text).to.deep.equal([['x']]);
    }
  });

  it('is undefined with tags alone', async () => {
    expect(await readRichText('<p> </p><br>')).to.equal(undefined);
  });

  it('has a plain text without marks', async () => {
    const text = await readRichText('<p>Soil <em>stores <b>carbon</b></em>.</p><p>CO<sub>2</sub></p>');
    expect(toPlainText(text!)).to.equal('Soil stores carbon. CO2');
  });
});
