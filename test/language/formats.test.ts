import { formatSize, nameFormat, readYear } from '../../src/language/formats.js';
import { expect } from '../page/index.js';

/** Formats a size with plain spaces, since browsers differ in their no-break spaces. */
function writeSize(bytes: number, language: string): string {
  return formatSize(bytes, language).replace(/\s/g, ' ');
}

describe('A size', () => {
  const english = { 0: '0 byte', 999: '999 byte', 1_000: '1 kB', 18_400_000: '18.4 MB', 1.5e9: '1.5 GB' };
  for (const [bytes, text] of Object.entries(english)) {
    it(`of ${bytes} bytes is ${text} in English`, () => {
      expect(writeSize(Number(bytes), 'en')).to.equal(text);
    });
  }

  it('follows the rules of French', () => {
    const sizes = [0, 999, 18_400_000, 1.5e9].map((bytes) => writeSize(bytes, 'fr'));
    expect(sizes).to.deep.equal(['0 o', '999 o', '18,4 Mo', '1,5 Go']);
  });

  it('follows the rules of Arabic', () => {
    const sizes = [999, 18_400_000, 1.5e9].map((bytes) => writeSize(bytes, 'ar'));
    expect(sizes[0]).to.match(/^(?:999|٩٩٩) بايت$/);
    expect(sizes[1]).to.match(/^(?:18\.4|١٨٫٤) م\.ب$/);
    expect(sizes[2]).to.match(/^(?:1\.5|١٫٥) غ\.ب$/);
  });

  it('has one fraction digit from a megabyte on, and none below', () => {
    expect(writeSize(1_490, 'en')).to.equal('1 kB');
    expect(writeSize(1_000_000, 'en')).to.equal('1 MB');
    expect(writeSize(1_260_000, 'en')).to.equal('1.3 MB');
  });

  it('has no unit above gigabytes', () => {
    expect(writeSize(2e12, 'en')).to.equal('2,000 GB');
  });
});

describe('The year of a date', () => {
  const years: Record<string, string> = {
    '2024': '2024',
    '2024-06': '2024',
    '2024-06-07T00:00:00Z': '2024',
    'June 2024': '2024',
    '07/06/2024': '2024',
    'c1998, reprinted 2003': '1998',
    '2010-2011': '2010',
  };
  for (const [date, year] of Object.entries(years)) {
    it(`is read from ${date}`, () => {
      expect(readYear(date)).to.equal(year);
    });
  }

  it('is undefined without a number of exactly four digits', () => {
    for (const date of ['', 'n.d.', 'forthcoming', '12345', '20240607', "'98", undefined]) {
      expect(readYear(date), date).to.equal(undefined);
    }
  });
});

describe('The name of a format', () => {
  it('comes from the media type', () => {
    const names: Record<string, string> = {
      'application/pdf': 'PDF',
      'application/epub+zip': 'EPUB',
      'application/zip': 'ZIP',
      'image/jpeg': 'JPEG',
      'text/csv': 'CSV',
      'video/mp4': 'MP4',
    };
    for (const [type, name] of Object.entries(names)) expect(nameFormat(type), type).to.equal(name);
  });

  it('is undefined if readers would not understand the media type', () => {
    for (const type of [
      undefined,
      '',
      'pdf',
      'application/octet-stream',
      'application/msword',
      'application/vnd.ms-excel',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/x-zip-compressed',
    ]) {
      expect(nameFormat(type), type).to.equal(undefined);
    }
  });
});
