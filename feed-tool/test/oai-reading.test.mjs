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

const options = { api: 'https://repository.example/server/api', fields: 'stock' };

/** Writes an element of xoai: `element('dc', element('title', ...))`. */
const element = (name, ...content) => `<element name="${name}">${content.join('')}</element>`;
const field = (name, value) => `<field name="${name}">${value}</field>`;
const value = (text) => field('value', text);
const title = (text) => element('dc', element('title', element('none', value(text))));
const handle = (text) => element('others', field('handle', text));

const xoai = (...content) => readXoai(readXml(`<metadata>${content.join('')}</metadata>`));

const header = (identifier, status = '') =>
  `<header${status && ` status="${status}"`}><identifier>${identifier}</identifier><datestamp>2026-03-01T10:00:00Z</datestamp></header>`;

/** Writes a record of a list with a title. */
const record = (number, text = `Title ${number}`) =>
  `<record>${header(`oai:x:1/${number}`)}<metadata><metadata xmlns="http://www.lyncode.com/xoai">${title(text)}${handle(`1/${number}`)}</metadata></metadata></record>`;

const page = (...content) =>
  `<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-03-02T00:00:00Z</responseDate><request verb="ListRecords">https://repository.example/server/oai/request</request><ListRecords>${content.join('')}</ListRecords></OAI-PMH>`;

const read = (text) => readPage(readOaiResponse(text), options);
const titlesOf = ({ records }) => records.map(({ item }) => item.title);

/** Adds a prefix to every element of a document, as some servers do. */
const addPrefix = (xml, prefix) => xml.replace(/<(\/?)(?=[a-z])/gi, `<$1${prefix}:`);

describe('readXml', () => {
  it('reads references, CDATA sections, comments and processing instructions', () => {
    const root = readXml(
      '<?xml version="1.0"?><!-- a --><a><?b c?>Soil &amp; water <![CDATA[<in> & ]]><!-- out -->&#233;&#x4E2D;</a>',
    );
    assert.equal(readElementText(root), 'Soil & water <in> & é中');
  });

  it('reads the names that characters have in HTML, and keeps other undeclared entities', () => {
    assert.equal(readElementText(readXml('<a>caf&eacute; &ndash; R&D; &lt;</a>')), 'café – R&D; <');
  });

  it('ignores prefixes of namespaces', () => {
    const root = readXml('<oai:a xmlns:oai="urn:oai"><oai:b>1</oai:b><b>2</b><x:b>3</x:b><c/></oai:a>');
    assert.deepEqual(listElements(root, 'b').map(readElementText), ['1', '2', '3']);
    assert.equal(readElementText(findElement(root, 'c')), undefined);
    assert.equal(findElement(root, 'd'), undefined);
  });

  it('reports the position of a syntax error', () => {
    const faults = ['', 'no XML', '<a>', '<a></b>', '<a>&</a>', '<a>\u0001</a>', '<a b=c/>', '<a/><b/>'];
    for (const text of faults) assert.throws(() => readXml(text), { name: 'SyntaxError' }, text);
    assert.throws(() => readXml('<a>\n<b></a>'), /line 2/);
  });

  it('does not expand nested entities', async () => {
    const levels = Array.from({ length: 9 }, (_, level) => {
      const content = level ? `&lol${level - 1};`.repeat(10) : 'lol';
      return `<!ENTITY lol${level} "${content}">`;
    });
    const xml = `<!DOCTYPE a [${levels.join('')}]><a>&lol8;</a>`;
    const { result: root, milliseconds } = await measureComputing(() => readXml(xml));
    assert.equal(readElementText(root), '&lol8;');
    assert.ok(milliseconds < 2_000, `${milliseconds}`);
  });

  it('does not read external entities', () => {
    const xml = '<!DOCTYPE a [<!ENTITY file SYSTEM "file:///etc/passwd">]><a>&file;</a>';
    assert.equal(readElementText(readXml(xml)), '&file;');
  });

  it('returns a result or a clear error at any depth of nesting', () => {
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
  it('finds the content of the response with any prefix', () => {
    for (const text of [page(record(1)), addPrefix(page(record(1)), 'oai')]) {
      const { responseDate, content, error } = readOaiResponse(text);
      assert.equal(responseDate, '2026-03-02T00:00:00Z');
      assert.equal(error, undefined);
      assert.equal(listElements(content, 'record').length, 1);
    }
  });

  it('finds errors, with or without a text', () => {
    const readError = (error) => readOaiResponse(`<OAI-PMH><request/>${error}</OAI-PMH>`).error;
    assert.deepEqual(readError('<error code="noRecordsMatch">None</error>'), {
      code: 'noRecordsMatch',
      text: 'None',
    });
    assert.deepEqual(readError('<error code="badArgument"/>'), { code: 'badArgument', text: 'badArgument' });
    assert.deepEqual(readError('<o:error>Why</o:error>'), { code: '', text: 'Why' });
  });

  it('returns nothing for other XML', () => {
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

  it('reads the authority after a value', () => {
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

  it('ignores values without a text, and elements that are not metadata', () => {
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
  const urlOf = (number) => `https://repository.example/bitstreams/${uuidOf(number)}/download`;
  const filesOf = ({ _embedded }) =>
    _embedded.bundles._embedded.bundles.flatMap((one) => one._embedded.bitstreams._embedded.bitstreams);

  it('reads files with their UUIDs', () => {
    const [one] = filesOf(xoai(element('bundles', bundle('ORIGINAL', file('a.pdf', urlOf(1))))));
    assert.equal(one.uuid, uuidOf(1));
    assert.equal(one.sizeBytes, 12);
    assert.equal(one._links, undefined);
  });

  it('reads the URLs of DSpace 6, which have no UUIDs', () => {
    const url = 'https://repository.example/bitstream/handle/1/2/a.pdf?sequence=3';
    const raw = xoai(element('bundles', bundle('ORIGINAL', file('a.pdf', url, '3'))));
    const [one] = filesOf(raw);
    assert.equal(one.uuid, '3');
    assert.deepEqual(one._links, { content: { href: url } });
  });

  it('uses the cover of the first file, wherever it is', () => {
    const { _embedded } = xoai(
      element(
        'bundles',
        bundle('THUMBNAIL', file('b.pdf.jpg', urlOf(3)), file('a.pdf.jpg', urlOf(4))),
        bundle('ORIGINAL', file('a.pdf', urlOf(1)), file('b.pdf', urlOf(2))),
      ),
    );
    assert.equal(_embedded.thumbnail.uuid, uuidOf(4));
  });

  it('uses no cover of another file whose name has the same beginning', () => {
    const { _embedded } = xoai(
      element(
        'bundles',
        bundle('ORIGINAL', file('report', urlOf(1)), file('report-annex.pdf', urlOf(2))),
        bundle('THUMBNAIL', file('report-annex.pdf.jpg', urlOf(3)), file('report.jpg', urlOf(4))),
      ),
    );
    assert.equal(_embedded.thumbnail.uuid, uuidOf(4));
  });

  it('uses the first cover if none has the name of a file, and none if there is none', () => {
    const covers = bundle('THUMBNAIL', file('front.jpg', urlOf(3)), file('back.jpg', urlOf(4)));
    const cover = (...bundles) => xoai(element('bundles', ...bundles))._embedded.thumbnail;
    assert.equal(cover(covers, bundle('ORIGINAL', file('a.pdf', urlOf(1)))).uuid, uuidOf(3));
    assert.equal(cover(covers).uuid, uuidOf(3));
    assert.equal(cover(bundle('ORIGINAL', file('a.pdf', urlOf(1)))), undefined);
  });

  it('accepts a record without bundles, files and handle', () => {
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
  it('distinguishes records from deleted ones', async () => {
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

  it('reads records with CDATA sections and references', async () => {
    const found = await read(
      page(record(1, '<![CDATA[Soil & <water>]]>'), record(2, 'Eau &amp; sol &#233;')),
    );
    assert.deepEqual(titlesOf(found), ['Soil & <water>', 'Eau & sol é']);
  });

  it('reports a record without a title', async () => {
    const { records, broken } = await read(page(record(1, ' '), record(2)));
    assert.equal(records.length, 1);
    assert.deepEqual(broken, [{ id: 'oai:x:1/1', reason: 'it has no title' }]);
  });

  it('ignores records without a header or an identifier', async () => {
    const { records, gone } = await read(
      page('<record/>', '<record><header/></record>', `<record>${header(' ')}</record>`, record(4)),
    );
    assert.deepEqual(titlesOf({ records }), ['Title 4']);
    assert.deepEqual(gone, []);
  });

  it('reads the resumption token, and the number of all records', async () => {
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
      for (const find of [read, (text) => salvagePage(text, options)]) {
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
  it('corrects forbidden characters and unescaped ampersands in each record', async () => {
    const { records, broken, token } = await salvagePage(
      page(
        record(1, 'Soil & water'),
        record(2, 'A\u0000B\u000BC\uFFFF'),
        record(3, 'A&#0;B&#x1F;C &#xD800;'),
        record(4, 'R&D; a &amp; b, &#233; &lt;'),
        record(5, '<![CDATA[Soil & water]]>'),
        '<resumptionToken>a & b</resumptionToken>',
      ),
      options,
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

  it('skips a record that it can’t correct, and reports it', async () => {
    const { records, broken, token } = await salvagePage(
      page(
        record(1),
        record(2, 'p < 0.05'),
        '<record><header></record>',
        record(4),
        '<resumptionToken>next</resumptionToken>',
      ),
      options,
    );
    assert.deepEqual(titlesOf({ records }), ['Title 1', 'Title 4']);
    assert.deepEqual(
      broken.map(({ id }) => id),
      ['oai:x:1/2', 'a record without identifier'],
    );
    for (const { reason } of broken) assert.match(reason, /^it is not XML: .*line 1/);
    assert.equal(token, 'next');
  });

  it('corrects pages whose elements have prefixes', async () => {
    const text = addPrefix(
      page(record(1, 'Soil & water'), record(2, '<i'), '<resumptionToken>next</resumptionToken>'),
      'oai',
    );
    const { records, broken, token } = await salvagePage(text, options);
    assert.deepEqual(titlesOf({ records }), ['Soil & water']);
    assert.deepEqual(
      broken.map(({ id }) => id),
      ['oai:x:1/2'],
    );
    assert.equal(token, 'next');
  });

  it('corrects a single record', async () => {
    const text = page(record(1, 'Soil & water')).replaceAll('ListRecords>', 'GetRecord>');
    assert.deepEqual(titlesOf(await salvagePage(text, options)), ['Soil & water']);
  });

  it('rejects a truncated page, wherever it ends', () => {
    const whole = page(record(1), record(2), '<resumptionToken>next</resumptionToken>');
    for (let length = 0; length < whole.length; length++)
      assert.equal(salvagePage(whole.slice(0, length), options), undefined, `${length}`);
    assert.ok(salvagePage(`${whole}\n`, options));
  });

  it('rejects an error, which would look like the end of the list', () => {
    const error = '<OAI-PMH><request/><error code="badResumptionToken">a & b</error></OAI-PMH>';
    assert.equal(salvagePage(error, options), undefined);
    assert.equal(salvagePage('<html><body>a & b</body></html>', options), undefined);
  });

  it('skips a record that is nested too deeply, and reads the others', async () => {
    const deep = '<a>'.repeat(20_000) + '</a>'.repeat(20_000);
    const { records, broken } = await salvagePage(page(record(1), record(2, deep)), options);
    assert.deepEqual(titlesOf({ records }), ['Title 1']);
    assert.match(broken[0].reason, /nested too deeply/);
  });
});
