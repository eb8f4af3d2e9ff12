import { createHash } from 'node:crypto';

import { readFeedFile } from './read-demo-feed.mjs';
import { uuidFromName } from './uuid-from-name.mjs';

const licence =
  'NOTE: PLACE YOUR OWN LICENSE HERE\nThis sample license is provided for informational purposes only.\n';
/** What DSpace writes about a file that it has made from another (`dc.source`). */
const sources = {
  TEXT: 'Written by FormatFilter org.dspace.app.mediafilter.TikaTextExtractionFilter',
  THUMBNAIL: 'Written by FormatFilter org.dspace.app.mediafilter.PDFBoxThumbnail',
};
/** A thumbnail for special items, which have no cover in the demo feed. */
const blankCover = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 80"><rect width="60" height="80" fill="#5b92e5"/></svg>\n',
);
const covers = new Map();

/** Reads a cover; undefined where its file is missing, as in real feeds. */
function readCover(image) {
  if (!covers.has(image)) {
    try {
      covers.set(image, readFeedFile(image));
    } catch {
      covers.set(image, undefined);
    }
  }
  return covers.get(image);
}

/** Makes a PDF of one page that any viewer opens. Its text is ASCII, which needs no embedded font. */
function makePdf(title) {
  const text = title
    .normalize('NFKD')
    .replace(/[^ -~]/g, '')
    .replace(/[()\\]/g, ' ');
  const drawing = `BT /F1 14 Tf 40 760 Td (${text.slice(0, 70)}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let pdf = '%PDF-1.4\n';
  const offsets = objects.map((body, index) => {
    const offset = pdf.length;
    pdf += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 6\n0000000000 65535 f \n${offsets.join('')}`;
  return Buffer.from(`${pdf}${table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${pdf.length}\n%%EOF\n`);
}

function makeBitstream(bundle, { name, description, mimetype, body, size, uuid }) {
  return {
    type: 'bitstream',
    uuid: uuid ?? uuidFromName(`${bundle.uuid} ${name}`),
    bundle,
    name,
    description,
    source: sources[bundle.name],
    mimetype,
    body,
    size: size ?? body?.length ?? 4096,
    md5: createHash('md5')
      .update(body ?? name)
      .digest('hex'),
  };
}

function makeBundle(record, name, files) {
  const bundle = { type: 'bundle', uuid: uuidFromName(`${record.uuid} ${name}`), name, record };
  bundle.bitstreams = files.map((file) => makeBitstream(bundle, file));
  return bundle;
}

/**
 * Makes the bundles of an item in the order of DSpace: ORIGINAL with the files of the feed, LICENSE with the
 * deposit licence, TEXT with the extracted text of each PDF, THUMBNAIL with the cover, or of special items
 * with a thumbnail of each PDF.
 *
 * @param {object} record with `uuid` and `publication`
 * @param {boolean} keepsUuids whether files have the UUIDs in the URLs of the feed
 * @returns {object[]} bundles with `bitstreams`; no bundle is empty
 */
export function makeBundles(record, keepsUuids) {
  const { id, job = id, title, abstract, files, image, hasThumbnails } = record.publication;
  const originals = files.map((file, index) => ({
    name: file.name ?? `${job}${index ? `-${index}` : ''}.pdf`,
    mimetype: file.mime_type ?? 'application/pdf',
    size: file.size_in_bytes,
    body: file.body ?? makePdf(title ?? ''),
    uuid: keepsUuids ? /\/bitstreams\/([\da-f-]{36})\//.exec(file.url)?.[1] : undefined,
  }));
  const pdfs = originals.filter(({ mimetype }) => mimetype === 'application/pdf');
  const makeThumbnail = (name, body) => ({
    name: `${name}.svg`,
    description: 'Generated Thumbnail',
    mimetype: 'image/svg+xml',
    body,
  });
  const thumbnails = hasThumbnails ? pdfs.map(({ name }) => makeThumbnail(name, blankCover)) : [];
  if (image) thumbnails.push(makeThumbnail(`${job}.pdf`, readCover(image)));
  const texts = pdfs.map(({ name }) => ({
    name: `${name}.txt`,
    description: 'Extracted text',
    mimetype: 'text/plain',
    body: Buffer.from(`${title}\n${abstract ?? ''}\n`),
  }));
  const bundles = [
    ['ORIGINAL', originals],
    ['LICENSE', [{ name: 'license.txt', mimetype: 'text/plain', body: Buffer.from(licence) }]],
    ['TEXT', texts],
    ['THUMBNAIL', thumbnails],
  ];
  const made = bundles
    .filter(([, list]) => list.length)
    .map(([name, list]) => makeBundle(record, name, list));
  const all = made.flatMap(({ bitstreams }) => bitstreams);
  all.forEach((bitstream, index) => (bitstream.sequence = index + 1));
  return made;
}
