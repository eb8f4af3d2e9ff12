import { makeItems } from '../synthetic/make-items.mjs';

/** Number of records on a page, the default of DSpace (oai.cfg, `oai.response.batch-size`). */
const PAGE_SIZE = 100;
/** About 70 words, the length of an average abstract of FAO; the apostrophe needs escaping. */
const ABSTRACT = `This publication describes the region's fisheries & aquaculture, and how they feed people. ${'It follows production, trade and consumption of aquatic foods over ten years. '.repeat(5)}`;
const DATE = '2026-11-28T05:45:58Z';
const SITE = 'http://ui.example';

const escape = (text) =>
  text.replace(
    /[&<>"']/g,
    (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' })[one],
  );
/* DSpace 9.2 escapes metadata values twice (feed-tool/src/harvest/oai/escaping.ts). */
const writeValue = (text) => `<field name="value">${escape(escape(text))}</field>`;
const writeField = (name, text) =>
  text === '' ? `<field name="${name}" />` : `<field name="${name}">${escape(text)}</field>`;

/* Writes nested elements, indented by three spaces as the servers do. */
function writeElement(name, children, depth) {
  const indent = '   '.repeat(depth);
  if (!children.length) return `${indent}<element name="${name}" />\n`;
  const inner = children.map((child) =>
    typeof child === 'string' ? `${indent}   ${child}\n` : writeElement(child[0], child[1], depth + 1),
  );
  return `${indent}<element name="${name}">\n${inner.join('')}${indent}</element>\n`;
}

const one = (name, ...texts) => [name, [['none', texts.map(writeValue)]]];

function makeBundle(name, file, { format, size, number }) {
  const uuid = `${String(number).padStart(8, '0')}-0c49-40fa-b58b-${String(size).padStart(12, '0')}`;
  const isDerived = name !== 'ORIGINAL';
  const policy = [writeField('group', 'Anonymous'), writeField('user', ''), writeField('action', 'READ')];
  const bitstream = [
    writeField('name', file),
    ...(isDerived
      ? [
          writeField(
            'originalName',
            `Written by FormatFilter org.dspace.app.mediafilter.Filter on ${DATE} (GMT).`,
          ),
          writeField('description', 'Generated'),
        ]
      : []),
    writeField('format', format),
    writeField('size', String(size)),
    writeField('url', `${SITE}/bitstreams/${uuid}/download`),
    writeField('checksum', '4d635736c04a42ad05e6bf202cac61d0'),
    writeField('checksumAlgorithm', 'MD5'),
    writeField('sid', '1'),
    writeField('primary', String(!isDerived)),
    ['resourcePolicies', [['resourcePolicy', policy]]],
  ];
  return ['bundle', [writeField('name', name), ['bitstreams', [['bitstream', bitstream]]]]];
}

/** Writes a record in the format `xoai` as DSpace 9.2 does: fields of FAO, a file, its text and its cover. */
function writeRecord(item, number) {
  const handle = `20.500.14283/${item.id}`;
  const identifier = `oai:repository.example:${handle}`;
  const file = `${item.id}.pdf`;
  const elements = [
    [
      'dc',
      [
        ['rights', [one('license', 'CC BY 4.0'), one('copyright', 'FAO')]],
        ['date', [one('accessioned', DATE), one('issued', item.dateIssued)]],
        ['identifier', [one('uri', `http://hdl.handle.net/${handle}`)]],
        ['description', [one('abstract', ABSTRACT)]],
        ['language', [one('iso', item.language)]],
        one('publisher', 'FAO;'),
        ['contributor', [one('author', item.authors.join('; '))]],
        ['type', [['none', [writeValue(item.type)]]]],
        ...(item.series ? [['relation', [one('ispartofseries', item.series)]]] : []),
        ['title', [['none', [writeValue(item.title)]], one('subtitle', 'Blue Transformation in action')]],
      ],
    ],
    [
      'fao',
      [
        ['identifier', [one('jobnumber', item.id), one('doi', `https://doi.org/10.4060/${item.id}`)]],
        ['subject', [one('agrovoc', ...item.subjects)]],
        one('placeofpublication', 'Rome;'),
      ],
    ],
    [
      'bundles',
      [
        makeBundle('ORIGINAL', file, { format: 'application/pdf', size: 15_628, number }),
        makeBundle('TEXT', `${file}.txt`, { format: 'text/plain', size: 53, number }),
        makeBundle('THUMBNAIL', `${file}.jpg`, { format: 'image/jpeg', size: 2_377, number }),
      ],
    ],
    [
      'others',
      [
        writeField('handle', handle),
        writeField('identifier', identifier),
        writeField('lastModifyDate', '2026-11-28T05:45:58.874600Z'),
        ['access-status', [writeField('value', 'open.access')]],
      ],
    ],
    [
      'repository',
      [
        writeField('url', SITE),
        writeField('name', 'Synthetic repository'),
        writeField('mail', 'admin@example.org'),
      ],
    ],
    ['license', []],
  ];
  const metadata = elements.map(([name, children]) => writeElement(name, children, 1)).join('');
  return `<record><header><identifier>${identifier}</identifier><datestamp>${DATE}</datestamp><setSpec>com_20.500.14283_1</setSpec><setSpec>col_20.500.14283_2</setSpec></header><metadata><metadata xmlns="http://www.lyncode.com/xoai" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.lyncode.com/xoai http://www.lyncode.com/xsd/xoai.xsd">\n${metadata}</metadata>\n</metadata></record>`;
}

const wrap = (request, content) =>
  `<?xml version="1.0" encoding="UTF-8"?><?xml-stylesheet type="text/xsl" href="static/style.xsl"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"><responseDate>2026-11-28T06:00:00Z</responseDate><request verb="${request}">http://repository.example/server/oai/request</request>${content}</OAI-PMH>`;

/** The reply to `Identify`. */
export const IDENTITY = wrap(
  'Identify',
  '<Identify><repositoryName>Synthetic repository</repositoryName><baseURL>http://repository.example/server/oai/request</baseURL><protocolVersion>2.0</protocolVersion><adminEmail>admin@example.org</adminEmail><earliestDatestamp>2026-11-28T05:00:00Z</earliestDatestamp><deletedRecord>persistent</deletedRecord><granularity>YYYY-MM-DDThh:mm:ssZ</granularity></Identify>',
);

/**
 * Makes the pages of `ListRecords` of a synthetic repository.
 *
 * @param {number} count of its records
 * @returns {(start: number) => string} the page that begins with a record
 */
export function makePages(count) {
  const items = makeItems(count);
  return (start) => {
    const end = Math.min(start + PAGE_SIZE, count);
    const records = items.slice(start, end).map((item, index) => writeRecord(item, start + index));
    const token = `<resumptionToken completeListSize="${count}" cursor="${start / PAGE_SIZE}">${end < count ? `xoai////${end}` : ''}</resumptionToken>`;
    return wrap('ListRecords', `<ListRecords>${records.join('')}${token}</ListRecords>`);
  };
}
