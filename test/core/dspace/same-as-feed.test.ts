import type { Item } from '../../../src/core/model/item.js';
import { jsonFeed } from '../../../src/core/json-feed/json-feed.js';
import { expect, openFeedServer, openRepository } from '../../page/index.js';
import { query } from '../json-feed/query.js';
import { readItemOf } from './read.js';

/** Items of the demo feed, some without language versions, series or authors; one has an old job number. */
const identifiers = [
  'cd0683en',
  'ca8751en',
  'cc3017fr',
  'i7332e',
  'cc9258zh',
  '3d46a5a8-70ba-4a98-ba3f-55be99abbb25',
];

/**
 * Returns the fields that do not depend on the source. URLs and identifiers of a repository differ from
 * those of a feed, and its languages may have a region, as in `en_US`. A card only names the language
 * versions of a repository, so they have neither cover nor files.
 */
function pickComparable(item: Item) {
  const { title, subtitle, summary, type, dateIssued, jobNumber, series, rights, citation } = item;
  const files = item.attachments.map(({ mimeType, size }) => ({ mimeType, size }));
  const languages = item.languages
    ?.map((version) => ({
      language: version.language.split('-')[0]!,
      title: version.title,
      subtitle: version.subtitle,
      summary: version.summary,
    }))
    .sort((a, b) => (a.language < b.language ? -1 : 1));
  return {
    ...{
      title,
      subtitle,
      summary,
      language: item.language?.split('-')[0],
      type,
      dateIssued,
      series,
      rights,
      citation,
      files,
      languages,
    },
    ...{
      jobNumber: jobNumber?.toLowerCase(),
      hasCover: !!item.image,
      authors: item.authors,
      subjects: item.subjects,
    },
    ...{ doi: item.doi, withdrawn: item.withdrawn },
  };
}

type Comparable = ReturnType<typeof pickComparable>;

/** Removes the sizes of files that the feed lacks. A repository has the size of every file. */
function removeSizes(read: Comparable, expected: Comparable): Comparable {
  const files = read.files.map((file, index) => ({
    ...file,
    size: expected.files[index]?.size && file.size,
  }));
  return { ...read, files };
}

async function readFeedItem(identifier: string): Promise<Item> {
  const feed = openFeedServer().url('/feed.json');
  const { item } = await jsonFeed.read(...query(feed, identifier));
  return item!;
}

describe('A publication', () => {
  for (const identifier of identifiers) {
    it(`has the same fields from the feed and from FAO's repository: ${identifier}`, async () => {
      const [fromFeed, { item }] = [
        await readFeedItem(identifier),
        await readItemOf(openRepository(), identifier),
      ];
      const expected = pickComparable(fromFeed);
      // With a job number, an empty list means no language versions. Without one, they are undefined.
      const languages = item?.jobNumber ? (expected.languages ?? []) : undefined;
      const read = { ...pickComparable(item!), jobNumber: expected.jobNumber };
      expect(removeSizes(read, expected)).to.deep.equal({ ...expected, languages });
    });

    it(`has the same fields from the feed and from stock DSpace: ${identifier}`, async () => {
      const { item } = await readItemOf(openRepository({ fields: 'stock' }), await readUuid(identifier));
      const expected = pickComparable(await readFeedItem(identifier));
      // Without relation fields in the record, its language versions are undefined.
      const languages = expected.languages?.length ? expected.languages : undefined;
      expect(removeSizes(pickComparable(item!), expected)).to.deep.equal({
        ...expected,
        jobNumber: undefined,
        languages,
      });
    });
  }
});

/** Returns the UUID of the item in the repository, since stock DSpace has no job numbers. */
async function readUuid(identifier: string): Promise<string> {
  const { item } = await readItemOf(openRepository(), identifier);
  return item!.uuid!;
}
