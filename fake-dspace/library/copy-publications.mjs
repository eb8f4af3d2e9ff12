const jobPattern = /^([a-z]{1,2}\d{3,5})([a-z]{1,2})$/i;
/** Second letters of made-up job numbers, `zz00000` to `za99999`; FAO has given none that begin so. */
const letters = 'zyxwvutsrqponmlkjihgfedcba';

function writeStem(number) {
  return `z${letters[Math.floor(number / 100_000)]}${String(number % 100_000).padStart(5, '0')}`;
}

/** Job numbers of a copy: language versions share all but the suffix there too. */
function renameJob(job, stems, count) {
  const [, stem, suffix] = jobPattern.exec(job ?? '') ?? [];
  if (!stem) return undefined;
  const key = stem.toLowerCase();
  if (!stems.has(key)) stems.set(key, writeStem(count()));
  return stems.get(key) + suffix.toLowerCase();
}

/**
 * Repeats publications, for a repository that is as large as real ones. Each copy has ids, titles, job numbers and DOIs of its own, from which handles and UUIDs come.
 *
 * @param {object[]} publications
 * @param {number} copies how often each is there, itself included
 * @returns {object[]} the publications themselves, then copy after copy
 */
export function copyPublications(publications, copies) {
  let works = 0;
  const count = () => works++;
  const all = [...publications];
  for (let number = 2; number <= copies; number += 1) {
    const stems = new Map();
    const rename = (id) => `${id}-${number}`;
    for (const publication of publications) {
      const job = renameJob(publication.job, stems, count);
      all.push({
        ...publication,
        id: rename(publication.id),
        title: `${publication.title} (${number})`,
        doi: publication.doi && job && `10.4060/${job}`,
        handle: undefined,
        uuid: undefined,
        job,
        // Their addresses name files of the first copy.
        files: publication.files.map(({ mime_type, size_in_bytes }) => ({ mime_type, size_in_bytes })),
        translations: publication.translations.map(rename),
      });
    }
  }
  return all;
}
