import { pluralize } from '../../src/language/plural.js';
import { expect } from '../page/index.js';

describe('pluralize', () => {
  it('chooses among the six forms of Arabic', () => {
    const forms = { zero: 'none', one: 'one', two: 'two', few: 'few', many: 'many', other: 'other' };
    const expected: Record<string, number[]> = {
      none: [0],
      one: [1],
      two: [2],
      few: [3, 10, 103],
      many: [11, 99, 111],
      other: [100, 102, 1_000],
    };
    for (const [form, counts] of Object.entries(expected)) {
      for (const count of counts) expect(pluralize(forms, count, 'ar'), String(count)).to.equal(form);
    }
  });

  it('chooses among the forms of Russian, which depend on the last digit', () => {
    const forms = { one: 'файл', few: 'файла', many: 'файлов', other: 'файла' };
    const write = (count: number) => pluralize(forms, count, 'ru');
    expect([1, 21, 2, 24, 5, 11, 12, 111].map(write)).to.deep.equal([
      'файл',
      'файл',
      'файла',
      'файла',
      'файлов',
      'файлов',
      'файлов',
      'файлов',
    ]);
  });

  it('falls back to the form "other" if the right form is missing', () => {
    expect(pluralize({ other: '{count} files' }, 1, 'en')).to.equal('1 files');
    expect(pluralize({ other: '{count} 个文件' }, 1, 'zh')).to.equal('1 个文件');
  });

  it('formats the number in the digits and grouping of the language', () => {
    const forms = { one: '{count} more file', other: '{count} more files' };
    expect(pluralize(forms, 1, 'en')).to.equal('1 more file');
    expect(pluralize(forms, 1_234, 'en')).to.equal('1,234 more files');
    expect(pluralize({ other: 'noch {count}' }, 1_234, 'de')).to.equal('noch 1.234');
    expect(pluralize({ other: '{count} ملفات' }, 3, 'ar-EG')).to.equal('٣ ملفات');
  });
});
