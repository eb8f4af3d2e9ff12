import { readUrl } from '../../../src/core/sanitize/url.js';
import { expect } from '../../page/index.js';

const base = 'https://ministry.example/data/feed.json';

describe('A URL', () => {
  it('stays unchanged if it is absolute', () => {
    for (const url of ['https://files.example/a.pdf?page=2#top', 'http://files.example/']) {
      expect(readUrl(url, base)).to.equal(url);
    }
  });

  it('is resolved against the URL of its document', () => {
    expect(readUrl('covers/a.svg', base)).to.equal('https://ministry.example/data/covers/a.svg');
    expect(readUrl('../a.pdf', base)).to.equal('https://ministry.example/a.pdf');
    expect(readUrl('/a.pdf', base)).to.equal('https://ministry.example/a.pdf');
    expect(readUrl('?page=2', base)).to.equal('https://ministry.example/data/feed.json?page=2');
  });

  it('has the scheme of its document if it has none', () => {
    expect(readUrl('//files.example/a.pdf', base)).to.equal('https://files.example/a.pdf');
    expect(readUrl('//files.example/a.pdf', 'http://ministry.example/')).to.equal(
      'http://files.example/a.pdf',
    );
  });

  it('is percent-encoded', () => {
    expect(readUrl(' files/sols et saisons.pdf ', base)).to.equal(
      'https://ministry.example/data/files/sols%20et%20saisons.pdf',
    );
  });

  it('is undefined for empty values and other types', () => {
    for (const value of ['', '  ', null, undefined, {}, ['https://files.example/']]) {
      expect(readUrl(value, base), JSON.stringify(value)).to.equal(undefined);
    }
  });

  it('is undefined if it can not be parsed', () => {
    for (const value of ['https://', 'http://[::1', 'https://files.example:port/', 'http://%']) {
      expect(readUrl(value, base), value).to.equal(undefined);
    }
    expect(readUrl('covers/a.svg', 'not a URL')).to.equal(undefined);
  });
});

describe('A URL that could execute or embed code', () => {
  const dangerous = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    '\u0000javascript:alert(1)',
    '\u0001\u001F javascript:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    'java\r\nscript:alert(1)',
    '\tjavascript\n:alert(1)',
    'javascript://ministry.example/%0Aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'DATA:text/html;base64,PHNjcmlwdD4=',
    'da\tta:image/svg+xml,<svg/>',
    'vbscript:msgbox(1)',
    'VbScRiPt:msgbox(1)',
    'blob:https://ministry.example/3d46a5a8',
    'file:///etc/passwd',
    'ftp://files.example/a.pdf',
    'mailto:editor@ministry.example',
    'about:blank',
    'view-source:https://files.example/',
  ];

  for (const url of dangerous) {
    it(`is removed: ${JSON.stringify(url)}`, () => {
      expect(readUrl(url, base)).to.equal(undefined);
    });
  }

  it('is a harmless relative URL if its colon is percent-encoded', () => {
    const read = readUrl('javascript%3Aalert(1)', base);
    expect(read).to.equal('https://ministry.example/data/javascript%3Aalert(1)');
  });
});
