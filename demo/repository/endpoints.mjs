import { readFileSync } from 'node:fs';

import { answerError, answerJson, answerNothing, answerRedirect } from './answers.mjs';
import { writeList } from './resources.mjs';
import { answerSearch } from './search.mjs';

const covers = new URL('../feed/', import.meta.url);

/** A document that any reader of PDF opens, as small as they come. */
const pdf =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';

function readEmbeds(query) {
  return query.getAll('embed').flatMap((text) => text.split(','));
}

function readSizes(query) {
  return new Map(
    query
      .getAll('embed.size')
      .flatMap((text) => text.split(','))
      .map((pair) => [pair.split('=')[0], Number(pair.split('=')[1])]),
  );
}

function answerContent(bitstream, headers) {
  const body = bitstream.cover ? readFileSync(new URL(bitstream.cover, covers)) : Buffer.from(pdf);
  const etag = `"${bitstream.uuid.replaceAll('-', '')}"`;
  const common = { etag, 'accept-ranges': 'bytes', 'cache-control': 'private, no-cache' };
  if (headers['if-none-match'] === etag) return { status: 304, headers: common };
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '') ?? [];
  const type = { ...common, 'content-type': bitstream.mimetype };
  if (from === undefined) return { status: 200, headers: type, body };
  const end = Math.min(Number(to || body.length - 1), body.length - 1);
  return {
    status: 206,
    headers: { ...type, 'content-range': `bytes ${from}-${end}/${body.length}` },
    body: body.subarray(Number(from), end + 1),
  };
}

/** What a handle or DOI stands for: `hdl:…`, `doi:…`, an address that ends in one, or bare. */
function resolve(id, { byHandle, all }) {
  if (!/^(?:(?:hdl|doi):|https?:\/\/|\d+(?:\.\d+)*\/)/i.test(id)) return { status: 501 };
  const name = id.replace(/^(?:hdl|doi):|^https?:\/\/[^/]+\/(?:handle\/)?/gi, '').toLowerCase();
  const record = byHandle.get(name) ?? all.find(({ item }) => item._fao.doi?.toLowerCase() === name);
  return record ? { record } : { status: 404 };
}

/**
 * Answers one request below the REST root.
 *
 * @param {{ path: string, query: URLSearchParams, settings: object, records: object, writer: object, root: string, headers: object, origin: string }} question
 * @returns {import('./answers.mjs').Answer}
 */
export function answerRequest(question) {
  const { path, query, records, writer, root, headers, settings } = question;
  const embeds = readEmbeds(query);
  const [, area, kind, uuid, link] = /^\/([\w-]+)(?:\/([\w-]+))?(?:\/([^/]+))?(?:\/(\w+))?$/.exec(path) ?? [];
  const missing = answerError(404, path);

  if (path === '/') {
    const name = 'Demonstration repository';
    return answerJson({
      dspaceUI: root.replace(/\/server\/api$/, ''),
      dspaceName: name,
      dspaceServer: root.replace(/\/api$/, ''),
      dspaceVersion: `DSpace ${settings.version}`,
      type: 'root',
      _links: { self: { href: root } },
    });
  }
  if (path === '/discover/search/objects') return answerSearch({ ...question, embeds });
  if (path === '/discover/search') {
    const filters = ['title', 'author', 'subject', 'dateIssued'].map((filter) => ({
      filter,
      hasFacets: true,
      type: 'text',
      operators: [{ operator: 'equals' }, { operator: 'contains' }],
    }));
    return answerJson({
      filters,
      sortOptions: [
        { name: 'score', sortOrder: 'DESC' },
        { name: 'dc.title', sortOrder: 'ASC' },
      ],
      type: 'discover',
      _links: { self: { href: root + path } },
    });
  }
  if (path === '/discover/browses/dateavailable/items') {
    const paging = {
      page: Number(query.get('page') ?? 0),
      size: Math.min(Number(query.get('size') ?? 20), 100),
      self: root + path,
    };
    return answerJson(
      writeList(
        'items',
        records.all.filter(({ withdrawn }) => !withdrawn),
        paging,
        (one) => writer.write(one, embeds),
      ),
    );
  }
  if (path === '/pid/find') {
    const id = query.get('id');
    if (!id) return { status: 400 };
    const { record, status } = resolve(id, records);
    return record ? answerRedirect(`${root}/core/items/${record.uuid}`) : { status };
  }
  if (path === '/dso/find') {
    const record = records.byUuid.get(query.get('uuid'));
    return record ? answerRedirect(`${root}/core/items/${record.uuid}`) : missing;
  }
  if (area === 'statistics') return answerError(401, path);
  // The plain list is for administrators.
  if (path === '/core/items') return answerError(401, path);
  if (area !== 'core') return missing;

  const resource = { items: records.byUuid, bundles: records.bundles, bitstreams: records.bitstreams }[
    kind
  ]?.get(uuid);
  if (!resource) return missing;
  if (!link) return answerJson(writer.write(resource, embeds, readSizes(query)));
  if (kind === 'bitstreams' && link === 'content') return answerContent(resource, headers);
  const target = writer.follow(resource, link);
  if (target === undefined) return missing;
  if (target === null) return answerNothing();
  if (!Array.isArray(target)) return answerJson(writer.write(target, embeds));
  const paging = {
    page: Number(query.get('page') ?? 0),
    size: Number(query.get('size') ?? 20),
    self: root + path,
  };
  return answerJson(writeList(link, target, paging, (one) => writer.write(one, embeds)));
}
