import { readFileSync } from 'node:fs';
import { createRandom, makeZipf } from './random.mjs';

const { works } = JSON.parse(
  readFileSync(new URL('../../demo/facts/publications.json', import.meta.url), 'utf8'),
);
const versions = works.flatMap((work) => work.versions);
const collect = (values) => [...new Set(values.filter(Boolean))];

/** Values from the repository's records, as far as demo/facts has them. */
const real = {
  subjects: collect(versions.flatMap(({ subjects = [] }) => subjects)),
  types: collect(versions.map(({ type }) => type)),
  series: collect(versions.map(({ series }) => series)),
  languages: collect(versions.map(({ language }) => language)),
};

/* AGROVOC has many more terms than demo/facts: combinations of two terms replace the others. */
const extend = (values, count) =>
  Array.from({ length: count }, (_, rank) => {
    const turn = Math.floor(rank / values.length);
    const one = values[rank % values.length];
    return turn ? `${one}, ${values[(rank * 7 + turn * 11 + 3) % values.length]} ${turn}` : one;
  });

/**
 * Makes the items of a large repository from its real vocabulary: subjects, names and series by Zipf's law, a
 * third of the items by FAO itself, works in up to six languages that differ in their titles only.
 *
 * @param {number} count
 * @returns {import('../../src/core/model/item.ts').Item[]} without abstracts, covers and files
 */
export function makeItems(count) {
  const next = createRandom(20261126);
  const random = () => next() / 2 ** 32;
  const subjects = extend(real.subjects, 8_000);
  const series = extend(real.series, 900);
  const chooseSubject = makeZipf(subjects.length, { exponent: 1, shift: 5 }, random);
  const chooseSeries = makeZipf(series.length, { exponent: 0.9 }, random);
  const chooseAuthor = makeZipf(60_000, { exponent: 0.8 }, random);
  const chooseType = makeZipf(real.types.length, { exponent: 1 }, random);
  const items = [];
  for (let work = 0; items.length < count; work++) {
    const stem = `z${String.fromCharCode(97 + (work % 26))}${String(Math.floor(work / 26) + 1_000).slice(0, 5)}`;
    const authors =
      random() < 0.35
        ? ['FAO']
        : Array.from({ length: 1 + Math.floor(random() * 4) }, () => `Author ${chooseAuthor()}`);
    const shared = {
      authors: [...new Set(authors)],
      subjects: [
        ...new Set(Array.from({ length: 2 + Math.floor(random() * 9) }, () => subjects[chooseSubject()])),
      ],
      type: real.types[chooseType()],
      dateIssued: String(1950 + Math.floor(76 * random() ** 0.4)),
      ...(random() < 0.4 && { series: `${series[chooseSeries()]} ${1 + Math.floor(random() * 300)}` }),
      attachments: [],
      withdrawn: false,
    };
    const editions = random() < 0.7 ? 1 : 2 + Math.floor(random() * 5);
    for (const language of real.languages.slice(0, editions)) {
      if (items.length === count) break;
      const id = `${stem}${language}`;
      items.push({ ...shared, id, title: `Publication ${work} (${language})`, language, jobNumber: id });
    }
  }
  return items;
}
