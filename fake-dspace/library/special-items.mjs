/** Facts that most special items share. */
const ordinary = {
  abstract: 'Made up for a test.',
  language: 'en',
  authors: [],
  subjects: [],
  issued: '2021',
  files: [],
  translations: [],
  withdrawn: false,
};

const pdf = { mime_type: 'application/pdf' };

/** Makes facts about an item with a job number and, unless given otherwise, one PDF. */
const makeItem = (job, title, facts) => ({
  ...ordinary,
  id: job,
  job,
  title,
  files: [{ ...pdf, name: `${job}.pdf` }],
  hasThumbnails: true,
  ...facts,
});

const makeEntity = (id, entityType, title) => ({ ...ordinary, id, entityType, title });

const makeTranslation = (id, language, title, facts) => ({
  ...ordinary,
  id,
  language,
  title,
  entityType: 'Publication',
  subjects: ['water'],
  files: [{ ...pdf, name: `${id}.pdf` }],
  ...facts,
});

/**
 * Made-up publications for the cases that the demo feed lacks. The ids are those of the recorded replies,
 * where these have the case. Handles end in the id. `zz0001en`, a withdrawn item, is always there.
 */
export const specialPublications = [
  makeItem('zz0003en', 'Under embargo', { embargo: '2099-01-01' }),
  makeItem('zz0004en', 'Restricted as a whole', { restricted: true }),
  makeItem('zz0005en', 'Private, not discoverable', { discoverable: false }),
  makeItem('zz0006en', 'CO<sub>2</sub> &amp; <i>Oryza</i> < 5 % "quoted" & more', {
    abstract:
      'First <b>bold</b> &lt;script&gt;alert(1)&lt;/script&gt; H<sub>2</sub>O & salt, a < b, <br/>second line.\n\n' +
      'New paragraph &eacute; &#233;.',
  }),
  makeItem('zz0008en', 'Supplementary characters 🌾🐟 𠮷野家 𝒜'),
  makeItem('zz0009en', 'No file at all', { files: [] }),
  makeItem('zz0010en', 'Two videos and a text', {
    files: [
      { name: 'clip.mp4', mime_type: 'video/mp4', body: Buffer.from('video') },
      { name: 'read me, (final) é.txt', mime_type: 'text/plain', body: Buffer.from('text') },
    ],
  }),
  makeItem('zz0012en', 'Subjects with commas', { subjects: ['Food security, nutrition', 'fisheries'] }),
  makeItem('zz0021en', undefined),
  makeItem('zz0025en', 'Has two versions', { superseded: true }),
  { ...makeItem('zz0025en', 'Has two versions, revised'), id: 'zz0025en.2', handle: '/zz0025en.2' },
  makeItem('zz0045en', 'Forty-five files with a primary beyond the twentieth', {
    files: Array.from({ length: 45 }, (_, index) => ({
      ...pdf,
      name: `chapter-${String(index + 1).padStart(2, '0')}.pdf`,
    })),
    primary: 32,
  }),
  makeTranslation('zz0201', 'en', 'Water in the fields'),
  makeTranslation('zz0202', 'fr', 'L’eau dans les champs', { original: 'zz0201' }),
  makeTranslation('zz0203', 'es', 'El agua en los campos', { original: 'zz0201' }),
  makeEntity('zz0204', 'Person', 'Invented, Author'),
  makeEntity('zz0205', 'Project', 'A made-up project'),
  makeEntity('zz0206', 'OrgUnit', 'A made-up office'),
  makeEntity('zz0207', 'Journal', 'A made-up journal'),
];

/**
 * Connects special items that are translations of another one by relationships of entities: each translation
 * to its original only.
 *
 * @param {object[]} records all records of a library
 */
export function relateSpecialItems(records) {
  const byId = new Map(records.map((record) => [record.publication.id, record]));
  for (const right of records) {
    const left = byId.get(right.publication.original);
    if (!left) continue;
    const relationship = { id: 9000 + right.index, left, right };
    for (const end of [left, right]) {
      end.relationships.push(relationship);
      end.linkType = 'special';
    }
  }
}
