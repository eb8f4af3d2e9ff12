const jobPattern = /^([a-z]{1,2}\d{3,5})([a-z]{1,2})$/i;
/** Second letters of invented job numbers, `zz00000` to `za99999`. No real job number starts like this. */
const letters = 'zyxwvutsrqponmlkjihgfedcba';

function makeStem(number) {
  return `z${letters[Math.floor(number / 100_000)]}${String(number % 100_000).padStart(5, '0')}`;
}

/** Makes the job number of a copy. Language versions share its stem, as real ones do. */
function renameJob(job, stems, count) {
  const [, stem, suffix] = jobPattern.exec(job ?? '') ?? [];
  if (!stem) return undefined;
  const key = stem.toLowerCase();
  if (!stems.has(key)) stems.set(key, makeStem(count()));
  return stems.get(key) + suffix.toLowerCase();
}

/**
 * Copies publications, for a repository as large as real ones. Each copy has its own ids, titles, job numbers
 * and DOIs. Handles and UUIDs are derived from these.
 *
 * @param {object[]} publications
 * @param {number} copies how often each publication is in the result
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
        // The URLs are those of the files of the original publication.
        files: publication.files.map(({ mime_type, size_in_bytes }) => ({ mime_type, size_in_bytes })),
        translations: publication.translations.map(rename),
      });
    }
  }
  return all;
}
