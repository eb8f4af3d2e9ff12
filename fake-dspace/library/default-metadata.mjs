/** Stock DSpace offers `en_US` and `en`; depositors use both, and so does its list for Chinese. */
function spellLanguage({ language }, place) {
  const region = { en: 'en_US', zh: 'zh_CN' }[language];
  return place % 2 && region ? region : language;
}

/** Where an author is an item of its own, the value comes from a relationship. */
const writeAuthor = (name, index, record) =>
  (record.place + index) % 3 === 1 ? { text: name, authority: `virtual::${900 + record.place}` } : name;

/** Handles are written bare, or as an address of a resolver or of the repository itself. */
function writeHandle({ handle, place }, tie) {
  if (tie === 'relation-handles') return handle;
  return place % 2 ? `https://hdl.handle.net/${handle}` : `https://repository.example/handle/${handle}`;
}

/** The ties of a language version: the original has all others, each of which has the original; or all have all, as relationships. */
function writeTies(record) {
  const { tie, original, translations } = record;
  if (!tie) return {};
  if (tie === 'relationships') {
    const values = record.relationships.map(({ uuid, left, right }) => ({
      text: (left === record ? right : left).uuid,
      authority: `virtual::${uuid}`,
    }));
    return { 'relation.isTranslationOf': values };
  }
  return original === record
    ? { 'dc.relation.hasversion': translations.map((one) => writeHandle(one, tie)) }
    : { 'dc.relation.isversionof': writeHandle(original, tie) };
}

/**
 * Lists the metadata fields of a record as a repository has them that took DSpace as it comes: Dublin Core, codes for languages, a value for each author, and no job number.
 *
 * @param {object} record
 * @returns {{ fields: Record<string, string | object | (string | object)[] | undefined>, language: string | null }}
 */
export function writeStockFields(record) {
  const { publication, handle, place, deposited } = record;
  const fields = {
    'dc.contributor.author': publication.authors.map((name, index) => writeAuthor(name, index, record)),
    'dc.date.accessioned': deposited,
    'dc.date.available': deposited,
    'dc.date.issued': publication.issued,
    'dc.description.abstract': publication.abstract,
    'dc.identifier.citation': publication.citation,
    'dc.identifier.doi': publication.doi,
    'dc.identifier.uri': `https://hdl.handle.net/${handle}`,
    'dc.language.iso': publication.language && spellLanguage(publication, place),
    'dc.publisher': 'FAO',
    'dc.relation.ispartofseries': publication.series,
    'dc.rights': publication.rights,
    'dc.subject': publication.subjects,
    'dc.title': publication.title,
    'dc.title.alternative': publication.subtitle,
    'dc.type': publication.documentType,
    'dspace.entity.type':
      publication.entityType ?? (record.tie === 'relationships' ? 'Publication' : undefined),
    ...writeTies(record),
  };
  return { fields, language: place % 2 ? 'en_US' : null };
}
