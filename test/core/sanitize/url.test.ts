import { readUrl } from '../../../src/core/sanitize/url.js';
import { expect } from '../../page/index.js';

const base = 'https://ministry.example/data/feed.json';

describe('An address', () => {
  it('stays as it is where it is absolute', () => {
    for (const address of ['https://files.example/a.pdf?page=2#top', 'http://files.example/']) {
      expect(readUrl(address, base)).to.equal(address);
    }
  });

  it('is resolved against the document it stands in', () => {
    expect(readUrl('covers/a.svg', base)).to.equal('https://ministry.example/data/covers/a.svg');
    expect(readUrl('../a.pdf', base)).to.equal('https://ministry.example/a.pdf');
    expect(readUrl('/a.pdf', base)).to.equal('https://ministry.example/a.pdf');
    expect(readUrl('?page=2', base)).to.equal('https://ministry.example/data/feed.json?page=2');
  });

  it('takes the scheme of the document where it names none', () => {
    expect(readUrl('//files.example/a.pdf', base)).to.equal('https://files.example/a.pdf');
    expect(readUrl('//files.example/a.pdf', 'http://ministry.example/')).to.equal(
      'http://files.example/a.pdf',
    );
  });

  it('is encoded where it needs to be', () => {
    expect(readUrl(' files/sols et saisons.pdf ', base)).to.equal(
      'https://ministry.example/data/files/sols%20et%20saisons.pdf',
    );
  });

  it('is none where there is none', () => {
    for (const value of ['', '  ', null, undefined, {}, ['https://files.example/']]) {
      expect(readUrl(value, base), JSON.stringify(value)).to.equal(undefined);
    }
  });

  it('is none where it can not be parsed', () => {
    for (const value of ['https://', 'http://[::1', 'https://files.example:port/', 'http://%']) {
      expect(readUrl(value, base), value).to.equal(undefined);
    }
    expect(readUrl('covers/a.svg', 'no address')).to.equal(undefined);
  });
});

describe('An address that could execute or embed', () => {
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

  for (const address of dangerous) {
    it(`is dropped: ${JSON.stringify(address)}`, () => {
      expect(readUrl(address, base)).to.equal(undefined);
    });
  }

  it('is a harmless relative one where the scheme is only imitated', () => {
    const read = readUrl('javascript%3Aalert(1)', base);
    expect(read).to.equal('https://ministry.example/data/javascript%3Aalert(1)');
  });
});
