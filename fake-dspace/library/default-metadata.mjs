/** The submission form of DSpace offers `en_US` and `en`, and both occur; likewise for Chinese. */
function languageCode({ language }, place) {
  const region = { en: 'en_US', zh: 'zh_CN' }[language];
  return place % 2 && region ? region : language;
}

/** Every third author is an item, whose name comes from a relationship. */
const authorValue = (name, index, record) =>
  (record.place + index) % 3 === 1 ? { text: name, authority: `virtual::${900 + record.place}` } : name;

/** Repositories refer to a handle by itself, or by a URL of a resolver or of the repository. */
function reference({ handle, place }, tie) {
  if (tie === 'relation-handles') return handle;
  return place % 2 ? `https://hdl.handle.net/${handle}` : `https://repository.example/handle/${handle}`;
}

/**
 * Refers to other language versions. With Dublin Core, the original refers to all others, and each of these
 * to the original. With relationships, every version refers to all others.
 */
function versionFields(record) {
  const { tie, original, translations } = record;
  if (!tie) return {};
  if (tie === 'relationships') {
    const values = record.relationships.map(({ id, left, right }) => ({
      text: (left === record ? right : left).uuid,
      authority: `virtual::${id}`,
    }));
    return { 'relation.isTranslationOf': values };
  }
  return original === record
    ? { 'dc.relation.hasversion': translations.map((one) => reference(one, tie)) }
    : { 'dc.relation.isversionof': reference(original, tie) };
}

/**
 * Returns the metadata of a record with the default metadata registry of DSpace: Dublin Core, codes for
 * languages, a value for each author, and no job number.
 *
 * @param {object} record
 * @returns {{ fields: Record<string, string | object | (string | object)[] | undefined>, language: string |
 *   null }} `language`: of each value
 */
export function defaultMetadata(record) {
  const { publication, handle, place, deposited } = record;
  const fields = {
    'dc.contributor.author': publication.authors.map((name, index) => authorValue(name, index, record)),
    'dc.date.accessioned': deposited,
    'dc.date.available': deposited,
    'dc.date.issued': publication.issued,
    'dc.description.abstract': publication.abstract,
    'dc.identifier.citation': publication.citation,
    'dc.identifier.doi': publication.doi,
    'dc.identifier.uri': `https://hdl.handle.net/${handle}`,
    'dc.language.iso': publication.language && languageCode(publication, place),
    'dc.publisher': 'FAO',
    'dc.relation.ispartofseries': publication.series,
    'dc.rights': publication.rights,
    'dc.subject': publication.subjects,
    'dc.title': publication.title,
    'dc.title.alternative': publication.subtitle,
    'dc.type': publication.documentType,
    'dspace.entity.type':
      publication.entityType ?? (record.tie === 'relationships' ? 'Publication' : undefined),
    ...versionFields(record),
  };
  return { fields, language: place % 2 ? 'en_US' : null };
}
