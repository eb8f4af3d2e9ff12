import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The handle prefixes of FAO's repository, and of one that was just installed. */
const prefixes = { fao: '20.500.14283', stock: '123456789' };

/** A UUID that is the same at each start. */
function makeUuid(text) {
  const digits = createHash('sha256').update(text).digest('hex');
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `a${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-');
}

function readFeed() {
  return JSON.parse(readFileSync(new URL('../feed/feed.json', import.meta.url), 'utf8')).items;
}

/** The job number of an item: its own, or its stem from another language version and the language as the suffix; FAO has one for each version. */
function findJobNumber(item, items) {
  const { job_number: own, languages = [] } = item._fao;
  if (own) return own;
  const ids = new Set(languages.map(({ id }) => id));
  const sibling = items.find(({ id, _fao }) => ids.has(id) && _fao.job_number);
  const stem = /^([a-z]{1,2}\d{3,5})[a-z]{1,2}$/i.exec(sibling?._fao.job_number ?? '')?.[1];
  return stem && `${stem}${item.language}`;
}

function makeBitstream(record, bundleName, name, mimetype, sizeBytes, rest = {}) {
  return {
    uuid: makeUuid(`${record.uuid} ${bundleName} ${name}`),
    type: 'bitstream',
    bundleName,
    name,
    mimetype,
    sizeBytes,
    record,
    ...rest,
  };
}

function makeBundle(record, name, bitstreams) {
  return { uuid: makeUuid(`${record.uuid} ${name}`), type: 'bundle', name, bitstreams, record };
}

function makeRecord(item, items, index) {
  const job = findJobNumber(item, items);
  const record = {
    type: 'item',
    uuid: item._fao.uuid ?? makeUuid(item.id),
    handles: {
      fao: `${prefixes.fao}/${job?.toLowerCase() ?? 90_000 + index}`,
      stock: `${prefixes.stock}/${index + 1}`,
    },
    job,
    item,
    withdrawn: item._fao.status === 'withdrawn',
  };
  const files = (item.attachments ?? []).map(({ mime_type: type, size_in_bytes: size }, file) =>
    makeBitstream(
      record,
      'ORIGINAL',
      `${job ?? item.id}${file ? `-${file}` : ''}.pdf`,
      type ?? 'application/pdf',
      size ?? 0,
    ),
  );
  // A licence is what each item has besides; nobody wants to be offered it.
  const licence = makeBitstream(record, 'LICENSE', 'license.txt', 'text/plain', 1_748);
  const cover = item.image
    ? [
        makeBitstream(record, 'THUMBNAIL', `${job ?? item.id}.pdf.jpg`, 'image/svg+xml', 4_000, {
          cover: item.image,
        }),
      ]
    : [];
  record.thumbnail = cover[0];
  record.bundles = [
    makeBundle(record, 'LICENSE', [licence]),
    ...(files.length ? [makeBundle(record, 'ORIGINAL', files)] : []),
    ...(cover.length ? [makeBundle(record, 'THUMBNAIL', cover)] : []),
  ];
  return record;
}

/** A record that was withdrawn, as every repository has some; it is in no feed. */
function makeWithdrawn() {
  const item = {
    id: 'zz0001en',
    title: 'A withdrawn record of the demonstration',
    language: 'en',
    _fao: { job_number: 'zz0001en', status: 'withdrawn' },
  };
  return makeRecord(item, [], 999);
}

/**
 * Makes the records of the repository: the publications of the demo feed, and one that was withdrawn. Job numbers that the feed does not know are made after those
 * of other language versions, and UUIDs after the id, so that both are the same at each start.
 *
 * @returns {{ all: object[], byUuid: Map<string, object>, byHandle: Map<string, object>, bitstreams: Map<string, object>, bundles: Map<string, object> }}
 */
export function makeRecords() {
  const items = readFeed();
  const all = [...items.map((item, index) => makeRecord(item, items, index)), makeWithdrawn()];
  const byId = new Map(all.map((record) => [record.item.id, record]));
  for (const record of all) {
    record.versions = (record.item._fao.languages ?? []).flatMap(({ id }) => byId.get(id) ?? []);
  }
  const bundles = all.flatMap((record) => record.bundles);
  const bitstreams = bundles.flatMap((bundle) =>
    bundle.bitstreams.map((one) => Object.assign(one, { bundle })),
  );
  const index = (list, key) => new Map(list.map((one) => [one[key], one]));
  return {
    all,
    byUuid: index(all, 'uuid'),
    byHandle: new Map(
      all.flatMap((record) => Object.values(record.handles).map((handle) => [handle, record])),
    ),
    bundles: index(bundles, 'uuid'),
    bitstreams: index(bitstreams, 'uuid'),
  };
}
