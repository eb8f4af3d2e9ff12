import { FAO } from '../../../src/core/dspace/field-presets.js';
import { mapRecord } from '../../../src/core/dspace/map-record.js';
import { expect, openRepository } from '../../page/index.js';
import { readItemOf } from './read.js';

const api = 'https://repository.example/server/api';
const uuid = '11111111-1111-4111-a111-111111111111';

type Embedded = Record<string, unknown>;

const withStatus = (status: string | undefined) =>
  status && { accessStatus: { status, type: 'accessStatus' } };
const makeFile = (name: string, status?: string) => ({
  uuid: name,
  name,
  _embedded: { ...withStatus(status) },
});

/** Makes an item with files in one page of the bundle ORIGINAL, as DSpace embeds them. */
function makeItem(
  files: readonly object[],
  {
    primary,
    total,
    status,
    thumbnail,
  }: { primary?: object; total?: number; status?: string; thumbnail?: object } = {},
): Embedded {
  const bitstreams = {
    _embedded: { bitstreams: files },
    page: { number: 0, size: 5, totalElements: total ?? files.length },
  };
  const bundle = { name: 'ORIGINAL', _embedded: { bitstreams, primaryBitstream: primary ?? null } };
  return {
    ...{ uuid, type: 'item', metadata: { 'dc.title': [{ value: 'Title' }] } },
    _embedded: { bundles: { _embedded: { bundles: [bundle] } }, thumbnail, ...withStatus(status) },
  };
}

/** Returns the names of the files of a mapped item, the number of all, and whether it has a cover. */
function readFiles(item: Embedded) {
  const { attachments, fileCount, image } = mapRecord(item, FAO, api);
  const names = (attachments as { url: string }[]).map(
    ({ url }) => /bitstreams\/(.+)\/content$/.exec(url)![1],
  );
  return { names, fileCount, hasCover: !!image };
}

describe('The files of a repository’s item', () => {
  for (const version of ['7.6', '9']) {
    it(`begin with the primary one, also beyond the page that is requested, in DSpace ${version}`, async () => {
      const repository = openRepository({ items: 'special', version });
      const { item } = await readItemOf(repository, 'zz0045en');
      const [first] = item!.attachments;
      const response = await fetch(first!.url.replace(/\/content$/, ''));
      expect(await response.json()).to.include({ name: 'chapter-33.pdf' });
      expect(first!.mimeType).to.equal('application/pdf');
      expect(item!.attachments).to.have.length(6);
      expect(item!.fileCount).to.equal(45);
    });
  }

  it('begin with the first PDF if none is primary', () => {
    const files = [makeFile('a.txt'), makeFile('b.pdf'), makeFile('c.pdf')];
    expect(readFiles(makeItem(files)).names).to.deep.equal(['b.pdf', 'a.txt', 'c.pdf']);
  });

  it('contain the primary one once if the page has it', () => {
    const files = [makeFile('a.pdf'), makeFile('b.pdf')];
    const { names, fileCount } = readFiles(makeItem(files, { primary: makeFile('b.pdf') }));
    expect(names).to.deep.equal(['b.pdf', 'a.pdf']);
    expect(fileCount).to.equal(undefined);
  });

  it('have no number if the repository does not send the total', () => {
    const item = makeItem([makeFile('a.pdf')]);
    const text = JSON.stringify(item).replace('"totalElements"', '"other"');
    expect(readFiles(JSON.parse(text) as Embedded).fileCount).to.equal(undefined);
  });
});

describe('The access status', () => {
  for (const version of ['7.6.7', '9.2']) {
    it(`removes file and cover of an item under embargo, in a response that DSpace ${version} sent`, async () => {
      const response = await fetch(`/test/fixtures/dspace/embargo-${version}.json`);
      const { names, fileCount, hasCover } = readFiles((await response.json()) as Embedded);
      expect(names).to.deep.equal([]);
      expect(fileCount).to.equal(undefined);
      expect(hasCover).to.equal(false);
    });

    it(`removes nothing without "accessStatus", as from servers before 7.3: DSpace ${version}`, async () => {
      const response = await fetch(`/test/fixtures/dspace/embargo-${version}.json`);
      const text = (await response.text()).replaceAll('"status": "embargo"', '"status": null');
      const { names, hasCover } = readFiles(JSON.parse(text) as Embedded);
      expect(names).to.have.length(1);
      expect(hasCover).to.equal(true);
    });
  }

  for (const [status, isOffered] of [
    ['open.access', true],
    ['metadata.only', true],
    ['unknown', true],
    ['embargo', false],
    ['restricted', false],
  ] as const) {
    it(`"${status}" of the item ${isOffered ? 'keeps' : 'removes'} its file and cover`, () => {
      const item = makeItem([makeFile('a.pdf')], { status, thumbnail: makeFile('a.pdf.jpg') });
      expect(readFiles(item)).to.include({ hasCover: isOffered });
      expect(readFiles(item).names).to.have.length(isOffered ? 1 : 0);
    });
  }

  it('of a file wins over that of the item', () => {
    const files = [makeFile('a.pdf', 'embargo'), makeFile('b.pdf', 'open.access')];
    const thumbnail = makeFile('a.pdf.jpg', 'open.access');
    const item = makeItem(files, { status: 'embargo', thumbnail });
    expect(readFiles(item)).to.deep.equal({ names: ['b.pdf'], fileCount: undefined, hasCover: true });
  });

  it('of a primary file that is not public makes the first public PDF the first file', () => {
    const files = [makeFile('a.txt', 'open.access'), makeFile('b.pdf', 'open.access')];
    const item = makeItem(files, { primary: makeFile('z.pdf', 'restricted'), total: 10 });
    expect(readFiles(item)).to.deep.include({ names: ['b.pdf', 'a.txt'], fileCount: 9 });
  });
});
