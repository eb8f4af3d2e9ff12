import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { measureComputing } from './computing-time.mjs';
import { readPage, salvagePage } from '../dist/feed-tool/src/harvest/oai/read-records.js';
import { readOaiResponse } from '../dist/feed-tool/src/harvest/oai/read-response.js';
import { readXoai } from '../dist/feed-tool/src/harvest/oai/read-xoai.js';
import {
  findElement,
  listElements,
  readElementText,
  readXml,
} from '../dist/feed-tool/src/harvest/oai/xml.js';

const terms = { api: 'https://repository.example/server/api', fields: 'stock' };

/** Elements of xoai: `element('dc', element('title', ...))`. */
const element = (name, ...content) => `<element name="${name}">${content.join('')}</element>`;
const field = (name, value) => `<field name="${name}">${value}</field>`;
const value = (text) => field('value', text);
const title = (text) => element('dc', element('title', element('none', value(text))));
const handle = (text) => element('others', field('handle', text));

const xoai = (...content) => readXoai(readXml(`<metadata>${content.join('')}</metadata>`));

const header = (identifier, status = '') =>
  `<header${status && ` status="${status}"`}><identifier>${identifier}</identifier><datestamp>2026-03-01T10:00:00Z</datestamp></header>`;

/** A record of a list, whose title is a text. */
const record = (number, text = `Title ${number}`) =>
  `<record>${header(`oai:x:1/${number}`)}<metadata><metadata xmlns="http://www.lyncode.com/xoai">${title(text)}${handle(`1/${number}`)}</metadata></metadata></record>`;

const page = (...content) =>
  `<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-03-02T00:00:00Z</responseDate><request verb="ListRecords">https://repository.example/server/oai/request</request><ListRecords>${content.join('')}</ListRecords></OAI-PMH>`;

const read = (text) => readPage(readOaiResponse(text), terms);
const titlesOf = ({ records }) => records.map(({ item }) => item.title);

/** Gives every element of a document a prefix, as some servers do. */
const addPrefix = (xml, prefix) => xml.replace(/<(\/?)(?=[a-z])/gi, `<$1${prefix}:`);

describe('readXml', () => {
  it('reads references, sections of CDATA, comments and instructions as XML has them', () => {
    const root = readXml(
      '<?xml version="1.0"?><!-- a --><a><?b c?>Soil &amp; water <![CDATA[<in> & ]]><!-- out -->&#233;&#x4E2D;</a>',
    );
    assert.equal(readElementText(root), 'Soil & water <in> & é中');
  });

  it('leaves names of entities that nobody has explained as they are', () => {
    assert.equal(readElementText(readXml('<a>caf&eacute;</a>')), 'caf&eacute;');
  });

  it('leaves prefixes of namespaces aside', () => {
    const root = readXml('<oai:a xmlns:oai="urn:oai"><oai:b>1</oai:b><b>2</b><x:b>3</x:b><c/></oai:a>');
    assert.deepEqual(listElements(root, 'b').map(readElementText), ['1', '2', '3']);
    assert.equal(readElementText(findElement(root, 'c')), undefined);
    assert.equal(findElement(root, 'd'), undefined);
  });

  it('says where what is no XML has its fault', () => {
    const faults = ['', 'no XML', '<a>', '<a></b>', '<a>&</a>', '<a>\u0001</a>', '<a b=c/>', '<a/><b/>'];
    for (const text of faults) assert.throws(() => readXml(text), { name: 'SyntaxError' }, text);
    assert.throws(() => readXml('<a>\n<b></a>'), /line 2/);
  });

  it('does not unfold entities that hold each other', async () => {
    const levels = Array.from({ length: 9 }, (_, level) => {
      const content = level ? `&lol${level - 1};`.repeat(10) : 'lol';
      return `<!ENTITY lol${level} "${content}">`;
    });
    const xml = `<!DOCTYPE a [${levels.join('')}]><a>&lol8;</a>`;
    const { result: root, milliseconds } = await measureComputing(() => readXml(xml));
    assert.equal(readElementText(root), '&lol8;');
    assert.ok(milliseconds < 2_000, `${milliseconds}`);
  });

  it('reads nothing from elsewhere that a DOCTYPE names', () => {
    const xml = '<!DOCTYPE a [<!ENTITY file SYSTEM "file:///etc/passwd">]><a>&file;</a>';
    assert.equal(readElementText(readXml(xml)), '&file;');
  });

  it('gives a result or a clear fault however deeply elements are nested', () => {
    for (const depth of [100, 1_000, 2_500, 3_500, 5_000, 7_000, 10_000, 100_000]) {
      try {
        const root = readXml('<a>'.repeat(depth) + 'x' + '</a>'.repeat(depth));
        assert.equal(readElementText(root), 'x');
      } catch (error) {
        assert.ok(depth > 1_000);
        assert.equal(error.name, 'SyntaxError');
        assert.match(error.message, /nested too deeply/);
      }
    }
  });

  it('reads huge texts', async () => {
    const xml = `<a>${'Soil &amp; water 土 🌱 '.repeat(250_000)}</a>`;
    const { result: text, milliseconds } = await measureComputing(() => readElementText(readXml(xml)));
    assert.equal(text.length, 'Soil & water 土 🌱 '.length * 250_000 - 1);
    assert.ok(milliseconds < 10_000, `${milliseconds}`);
  });
});

describe('readOaiResponse', () => {
  it('finds what was asked for, whatever prefix it has', () => {
    for (const text of [page(record(1)), addPrefix(page(record(1)), 'oai')]) {
      const { responseDate, content, error } = readOaiResponse(text);
      assert.equal(responseDate, '2026-03-02T00:00:00Z');
      assert.equal(error, undefined);
      assert.equal(listElements(content, 'record').length, 1);
    }
  });

  it('finds errors, with or without a text', () => {
    const answer = (error) => readOaiResponse(`<OAI-PMH><request/>${error}</OAI-PMH>`).error;
    assert.deepEqual(answer('<error code="noRecordsMatch">None</error>'), {
      code: 'noRecordsMatch',
      text: 'None',
    });
    assert.deepEqual(answer('<error code="badArgument"/>'), { code: 'badArgument', text: 'badArgument' });
    assert.deepEqual(answer('<o:error>Why</o:error>'), { code: '', text: 'Why' });
  });

  it('finds nothing in what is something else', () => {
    for (const text of ['<rss/>', '<html><body/></html>', '<oai_dc:dc/>'])
      assert.equal(readOaiResponse(text), undefined);
    assert.equal(readOaiResponse('<OAI-PMH/>').content, undefined);
  });
});

describe('readXoai', () => {
  it('reads fields with and without a qualifier, with all their values', () => {
    const { metadata } = xoai(
      element(
        'dc',
        element(
          'title',
          element('none', value('A title')),
          element('subtitle', element('none', value('More'))),
        ),
        element('subject', element('none', value('soil'), value('water'))),
      ),
    );
    const plain = (text) => ({ value: text, language: null });
    assert.deepEqual(metadata, {
      'dc.title': [plain('A title')],
      'dc.title.subtitle': [plain('More')],
      'dc.subject': [plain('soil'), plain('water')],
    });
  });

  it('reads a field in several languages', () => {
    const { metadata } = xoai(
      element(
        'dc',
        element(
          'description',
          element(
            'abstract',
            element('en', value('Soil')),
            element('fr_FR', value('Sol')),
            element('', value('?')),
          ),
        ),
      ),
    );
    assert.deepEqual(metadata['dc.description.abstract'], [
      { value: 'Soil', language: 'en' },
      { value: 'Sol', language: 'fr_FR' },
      { value: '?', language: null },
    ]);
  });

  it('reads the authority of a value, which follows it', () => {
    const { metadata } = xoai(
      element(
        'relation',
        element(
          'isTranslationOf',
          element(
            'none',
            field('authority', 'of no value'),
            value('One'),
            field('authority', 'virtual::12'),
            field('confidence', '600'),
            value('Two'),
          ),
        ),
      ),
    );
    assert.deepEqual(metadata['relation.isTranslationOf'], [
      { value: 'One', language: null, authority: 'virtual::12' },
      { value: 'Two', language: null },
    ]);
  });

  it('leaves out values without a text, and what is no metadata', () => {
    const { metadata } = xoai(
      title(' \n '),
      element('license', field('bin', 'AAAA')),
      element('repository', field('name', 'Here')),
      handle('1/2'),
    );
    assert.deepEqual(metadata, {});
  });

  const file = (name, url, sid = '1') =>
    element('bitstream', field('name', name), field('url', url), field('sid', sid), field('size', '12'));
  const bundle = (name, ...files) => element('bundle', field('name', name), element('bitstreams', ...files));
  const uuidOf = (number) => `00000000-0000-4000-8000-00000000000${number}`;
  const address = (number) => `https://repository.example/bitstreams/${uuidOf(number)}/download`;
  const filesOf = ({ _embedded }) =>
    _embedded.bundles._embedded.bundles.flatMap((one) => one._embedded.bitstreams._embedded.bitstreams);

  it('reads files with their UUIDs', () => {
    const [one] = filesOf(xoai(element('bundles', bundle('ORIGINAL', file('a.pdf', address(1))))));
    assert.equal(one.uuid, uuidOf(1));
    assert.equal(one.sizeBytes, 12);
    assert.equal(one._links, undefined);
  });

  it('reads the addresses of DSpace 6, which have no UUIDs', () => {
    const url = 'https://repository.example/bitstream/handle/1/2/a.pdf?sequence=3';
    const raw = xoai(element('bundles', bundle('ORIGINAL', file('a.pdf', url, '3'))));
    const [one] = filesOf(raw);
    assert.equal(one.uuid, '3');
    assert.deepEqual(one._links, { content: { href: url } });
  });

  it('takes the cover of the first file, wherever it stands', () => {
    const { _embedded } = xoai(
      element(
        'bundles',
        bundle('THUMBNAIL', file('b.pdf.jpg', address(3)), file('a.pdf.jpg', address(4))),
        bundle('ORIGINAL', file('a.pdf', address(1)), file('b.pdf', address(2))),
      ),
    );
    assert.equal(_embedded.thumbnail.uuid, uuidOf(4));
  });

  it('takes no cover for that of a file whose name only begins alike', () => {
    const { _embedded } = xoai(
      element(
        'bundles',
        bundle('ORIGINAL', file('report', address(1)), file('report-annex.pdf', address(2))),
        bundle('THUMBNAIL', file('report-annex.pdf.jpg', address(3)), file('report.jpg', address(4))),
      ),
    );
    assert.equal(_embedded.thumbnail.uuid, uuidOf(4));
  });

  it('takes the first cover where none is named after a file, and none where there is none', () => {
    const covers = bundle('THUMBNAIL', file('front.jpg', address(3)), file('back.jpg', address(4)));
    const cover = (...bundles) => xoai(element('bundles', ...bundles))._embedded.thumbnail;
    assert.equal(cover(covers, bundle('ORIGINAL', file('a.pdf', address(1)))).uuid, uuidOf(3));
    assert.equal(cover(covers).uuid, uuidOf(3));
    assert.equal(cover(bundle('ORIGINAL', file('a.pdf', address(1)))), undefined);
  });

  it('does without bundles, files and handle', () => {
    for (const content of ['', element('bundles'), element('bundles', element('bundle'))]) {
      const raw = xoai(title('A title'), content);
      assert.deepEqual(filesOf(raw), []);
      assert.equal(raw.handle, undefined);
      assert.equal(raw._embedded.thumbnail, undefined);
    }
  });

  it('reads elements with prefixes', () => {
    const xml = addPrefix(`<metadata>${title('A title')}${handle('1/2')}</metadata>`, 'doc');
    const raw = readXoai(readXml(xml));
    assert.equal(raw.handle, '1/2');
    assert.equal(raw.metadata['dc.title'][0].value, 'A title');
  });
});

describe('readPage', () => {
  it('tells records from those that are gone', async () => {
    const { records, gone, broken, newest } = await read(
      page(record(1), `<record>${header('oai:x:1/2', 'deleted')}</record>`, record(3)),
    );
    assert.deepEqual(titlesOf({ records }), ['Title 1', 'Title 3']);
    assert.deepEqual(gone, ['oai:x:1/2']);
    assert.deepEqual(broken, []);
    assert.equal(newest, '2026-03-01T10:00:00Z');
  });

  it('reads a page whose elements have prefixes', async () => {
    const text = addPrefix(page(record(1), '<resumptionToken>next</resumptionToken>'), 'oai');
    const { records, token } = await read(text);
    assert.deepEqual(titlesOf({ records }), ['Title 1']);
    assert.equal(token, 'next');
  });

  it('reads records in sections of CDATA and with references', async () => {
    const found = await read(
      page(record(1, '<![CDATA[Soil & <water>]]>'), record(2, 'Eau &amp; sol &#233;')),
    );
    assert.deepEqual(titlesOf(found), ['Soil & <water>', 'Eau & sol é']);
  });

  it('says which record has no title', async () => {
    const { records, broken } = await read(page(record(1, ' '), record(2)));
    assert.equal(records.length, 1);
    assert.deepEqual(broken, [{ id: 'oai:x:1/1', reason: 'it has no title' }]);
  });

  it('passes over what is no record: without header, without identifier', async () => {
    const { records, gone } = await read(
      page('<record/>', '<record><header/></record>', `<record>${header(' ')}</record>`, record(4)),
    );
    assert.deepEqual(titlesOf({ records }), ['Title 4']);
    assert.deepEqual(gone, []);
  });

  it('reads the way to the next page, and how many records there are', async () => {
    const tokens = {
      '': [undefined, undefined],
      '<resumptionToken/>': [undefined, undefined],
      '<resumptionToken completeListSize="91" cursor="80"/>': [undefined, 91],
      '<resumptionToken completeListSize="91" cursor="80"> \n </resumptionToken>': [undefined, 91],
      '<resumptionToken expirationDate="2026-03-02T00:00:00Z" completeListSize="91"> a/b=?c </resumptionToken>':
        ['a/b=?c', 91],
      '<oai:resumptionToken completeListSize="many">a&amp;b</oai:resumptionToken>': ['a&b', undefined],
    };
    for (const [xml, expected] of Object.entries(tokens)) {
      for (const find of [read, (text) => salvagePage(text, terms)]) {
        const { token, total } = await find(page(record(1), xml));
        assert.deepEqual([token, total], expected, xml);
      }
    }
  });

  it('reads a text of millions of characters', async () => {
    const xml = page(record(1, 'Soil &amp; water. '.repeat(200_000)));
    const { result, milliseconds } = await measureComputing(() => read(xml));
    assert.equal(result.records.length, 1);
    assert.ok(milliseconds < 10_000, `${milliseconds}`);
  });
});

describe('salvagePage', () => {
  it('repairs forbidden characters and bare ampersands, each in its record', async () => {
    const { records, broken, token } = await salvagePage(
      page(
        record(1, 'Soil & water'),
        record(2, 'A\u0000B\u000BC\uFFFF'),
        record(3, 'A&#0;B&#x1F;C &#xD800;'),
        record(4, 'R&D; a &amp; b, &#233; &lt;'),
        record(5, '<![CDATA[Soil & water]]>'),
        '<resumptionToken>a & b</resumptionToken>',
      ),
      terms,
    );
    assert.deepEqual(broken, []);
    assert.deepEqual(titlesOf({ records }), [
      'Soil & water',
      'A B C',
      'A B C',
      'R&D; a & b, é <',
      'Soil & water',
    ]);
    assert.equal(token, 'a & b');
  });

  it('leaves out a record that can’t be repaired, and says which', async () => {
    const { records, broken, token } = await salvagePage(
      page(
        record(1),
        record(2, 'p < 0.05'),
        '<record><header></record>',
        record(4),
        '<resumptionToken>next</resumptionToken>',
      ),
      terms,
    );
    assert.deepEqual(titlesOf({ records }), ['Title 1', 'Title 4']);
    assert.deepEqual(
      broken.map(({ id }) => id),
      ['oai:x:1/2', 'a record without identifier'],
    );
    for (const { reason } of broken) assert.match(reason, /^it is not XML: .*line 1/);
    assert.equal(token, 'next');
  });

  it('repairs pages whose elements have prefixes as well', async () => {
    const text = addPrefix(
      page(record(1, 'Soil & water'), record(2, '<i'), '<resumptionToken>next</resumptionToken>'),
      'oai',
    );
    const { records, broken, token } = await salvagePage(text, terms);
    assert.deepEqual(titlesOf({ records }), ['Soil & water']);
    assert.deepEqual(
      broken.map(({ id }) => id),
      ['oai:x:1/2'],
    );
    assert.equal(token, 'next');
  });

  it('repairs a single record', async () => {
    const text = page(record(1, 'Soil & water')).replaceAll('ListRecords>', 'GetRecord>');
    assert.deepEqual(titlesOf(await salvagePage(text, terms)), ['Soil & water']);
  });

  it('makes nothing of a page that is cut, wherever it is', () => {
    const whole = page(record(1), record(2), '<resumptionToken>next</resumptionToken>');
    for (let length = 0; length < whole.length; length++)
      assert.equal(salvagePage(whole.slice(0, length), terms), undefined, `${length}`);
    assert.ok(salvagePage(`${whole}\n`, terms));
  });

  it('makes nothing of an error: it would be taken for the end of the list', () => {
    const error = '<OAI-PMH><request/><error code="badResumptionToken">a & b</error></OAI-PMH>';
    assert.equal(salvagePage(error, terms), undefined);
    assert.equal(salvagePage('<html><body>a & b</body></html>', terms), undefined);
  });

  it('gives up on a record that is nested too deeply, not on the others', async () => {
    const deep = '<a>'.repeat(20_000) + '</a>'.repeat(20_000);
    const { records, broken } = await salvagePage(page(record(1), record(2, deep)), terms);
    assert.deepEqual(titlesOf({ records }), ['Title 1']);
    assert.match(broken[0].reason, /nested too deeply/);
  });
});
