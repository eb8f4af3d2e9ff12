import {
  MAX_TEXT_LENGTH,
  mapRecords,
  readCount,
  readLine,
  readLines,
  readList,
  readRecord,
  readText,
} from '../../../src/core/sanitize/text.js';
import { expect } from '../../page/index.js';

describe('A text', () => {
  it('is trimmed', () => {
    expect(readText('\n  Soils & seasons\t')).to.equal('Soils & seasons');
  });

  it('may be a number, as JSON Feed requires for ids', () => {
    expect([readText(7), readText(0), readText(-1.5)]).to.deep.equal(['7', '0', '-1.5']);
  });

  it('is undefined if it is only white space', () => {
    expect(readText('')).to.equal(undefined);
    expect(readText(' \n\u00A0 ')).to.equal(undefined);
  });

  it('is undefined if the value has another type', () => {
    for (const value of [undefined, null, true, NaN, Infinity, {}, ['text'], Symbol('text')]) {
      expect(readText(value), JSON.stringify(value)).to.equal(undefined);
    }
  });

  it('is cut at the maximum length', () => {
    expect(readText('x'.repeat(MAX_TEXT_LENGTH + 1))).to.have.length(MAX_TEXT_LENGTH);
  });

  it('keeps its lines in readText, and becomes one line in readLine', () => {
    expect(readText('one\n\ntwo')).to.equal('one\n\ntwo');
    expect(readLine(' one\n\n  two ')).to.equal('one two');
    expect(readLine(null)).to.equal(undefined);
  });
});

describe('A list', () => {
  it('of lines omits other values', () => {
    expect(readLines(['soil', ' ', 7, null, { name: 'water' }, 'dry\nseasons'])).to.deep.equal([
      'soil',
      '7',
      'dry seasons',
    ]);
  });

  it('is empty if the value is not an array', () => {
    expect(readLines('soil, water')).to.deep.equal([]);
    expect(readList({ length: 1, 0: 'soil' })).to.deep.equal([]);
  });

  it('of records omits other values, and records for which the function returns undefined', () => {
    const read = mapRecords([{ name: 'a' }, null, 'b', 3, { name: ' ' }, { name: 'c' }], ({ name }) =>
      readLine(name),
    );
    expect(read).to.deep.equal(['a', 'c']);
  });
});

describe('A record', () => {
  it('is the value itself', () => {
    const record = { id: 1 };
    expect(readRecord(record)).to.equal(record);
  });

  it('is empty if the value is not an object', () => {
    for (const value of [undefined, null, 'text', 7, true]) {
      expect(readRecord(value), String(value)).to.deep.equal({});
    }
  });
});

describe('A count', () => {
  it('is an integer from 0 up', () => {
    expect([readCount(0), readCount(41), readCount(18_400_000)]).to.deep.equal([0, 41, 18_400_000]);
  });

  it('may be written as a text', () => {
    expect(readCount(' 41 ')).to.equal(41);
  });

  it('is undefined if it is fractional, negative, not a safe integer, or not a number', () => {
    for (const value of [
      1.5,
      -1,
      2 ** 53,
      NaN,
      Infinity,
      '',
      ' ',
      '18.4 MB',
      null,
      undefined,
      true,
      [],
      {},
    ]) {
      expect(readCount(value), JSON.stringify(value)).to.equal(undefined);
    }
  });
});
