import type { Item } from '../../../src/core/model/item.js';
import { jsonFeed } from '../../../src/core/json-feed/json-feed.js';
import { expect, openFeedServer, openRepository } from '../../page/index.js';
import { query } from '../json-feed/query.js';
import { readItemOf } from './read.js';

/**
 * Items of the demo feed with different things to them: languages, series, authors, no languages, an old job
 * number.
 */
const names = [
  'cd0683en',
  'ca8751en',
  'cc3017fr',
  'i7332e',
  'cc9258zh',
  '3d46a5a8-70ba-4a98-ba3f-55be99abbb25',
];

/**
 * What is the same wherever an item is read; a repository has addresses and names of its own, and may say
 * `en_US`.
 */
function comparable(item: Item) {
  const { title, subtitle, summary, type, dateIssued, jobNumber, series, rights, citation } = item;
  const files = item.attachments.map(({ mimeType, size }) => ({ mimeType, size }));
  const languages = item.languages
    ?.map((version) => ({
      language: version.language.split('-')[0]!,
      title: version.title,
      subtitle: version.subtitle,
      summary: version.summary,
      hasCover: !!version.image,
      files: version.attachments.map(({ mimeType, size }) => ({ mimeType, size })),
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

type Comparable = ReturnType<typeof comparable>;

/** A repository knows the size of every file, a feed does not have to. */
function forgetSizes(read: Comparable, known: Comparable): Comparable {
  const forget = ({ files }: Pick<Comparable, 'files'>, of: Pick<Comparable, 'files'> | undefined) =>
    files.map((file, index) => ({ ...file, size: of?.files[index]?.size && file.size }));
  const languages = read.languages?.map((version, index) => ({
    ...version,
    files: forget(version, known.languages?.[index]),
  }));
  return { ...read, files: forget(read, known), languages };
}

async function readFeedItem(name: string): Promise<Item> {
  const feed = openFeedServer().url('/feed.json');
  const { item } = await jsonFeed.read(...query(feed, name));
  return item!;
}

describe('The same publication', () => {
  for (const name of names) {
    it(`is the same, field by field, from the feed and from FAO's repository: ${name}`, async () => {
      const [fromFeed, { item }] = [await readFeedItem(name), await readItemOf(openRepository(), name)];
      const known = comparable(fromFeed);
      // A job number tells that there are no others, and without one the repository can't tell.
      const languages = item?.jobNumber ? (known.languages ?? []) : undefined;
      const read = { ...comparable(item!), jobNumber: known.jobNumber };
      expect(forgetSizes(read, known)).to.deep.equal({ ...known, languages });
    });

    it(`is the same from stock DSpace: ${name}`, async () => {
      const { item } = await readItemOf(openRepository({ fields: 'stock' }), await uuidOf(name));
      const known = comparable(await readFeedItem(name));
      // Where the record names no versions, nothing is known of them.
      const languages = known.languages?.length ? known.languages : undefined;
      expect(forgetSizes(comparable(item!), known)).to.deep.equal({
        ...known,
        jobNumber: undefined,
        languages,
      });
    });
  }
});

/** The UUID that the repository gives the item; stock DSpace knows no job numbers. */
async function uuidOf(name: string): Promise<string> {
  const { item } = await readItemOf(openRepository(), name);
  return item!.uuid!;
}
