/**
 * Returns a code of a language: DSpace's submission form offers `en_US` and `en`, and both occur; likewise
 * for Chinese.
 */
function languageCode({ language }, index) {
  const region = { en: 'en_US', zh: 'zh_CN' }[language];
  return index % 2 && region ? region : language;
}

/** Returns the value of an author. Every third one is an item, whose name comes from a relationship. */
const authorValue = (name, position, record) =>
  (record.index + position) % 3 === 1 ? { text: name, authority: `virtual::${900 + record.index}` } : name;

/**
 * Returns a reference to a record, as repositories write it: its handle, or the URL of a resolver or of the
 * repository.
 */
function reference({ handle, index }, linkType) {
  if (linkType === 'relation-handles') return handle;
  return index % 2 ? `https://hdl.handle.net/${handle}` : `https://repository.example/handle/${handle}`;
}

/**
 * Returns the fields that DSpace makes from the relationships of an entity: the UUIDs of the other entities,
 * also in a second field for the newest version of each.
 *
 * @param {object} record
 * @returns {Record<string, object[]>}
 */
export function relationFields(record) {
  if (!record.relationships.length) return {};
  const values = record.relationships.map(({ id, left, right }) => ({
    text: (left === record ? right : left).uuid,
    authority: `virtual::${id}`,
  }));
  return { 'relation.isTranslationOf': values, 'relation.isTranslationOf.latestForDiscovery': values };
}

/**
 * Returns the fields that refer to other language versions. With Dublin Core, the original refers to all
 * others, and each of these to the original. With relationships, every version refers to all others.
 */
function versionFields(record) {
  const { linkType, original, translations } = record;
  if (!linkType) return {};
  if (linkType === 'relationships' || linkType === 'special') return relationFields(record);
  return original === record
    ? { 'dc.relation.hasversion': translations.map((one) => reference(one, linkType)) }
    : { 'dc.relation.isversionof': reference(original, linkType) };
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
  const { publication, handle, index, deposited } = record;
  const fields = {
    'dc.contributor.author': publication.authors.map((name, position) => authorValue(name, position, record)),
    'dc.date.accessioned': deposited,
    'dc.date.available': deposited,
    'dc.date.issued': publication.issued,
    'dc.description.abstract': publication.abstract,
    'dc.identifier.citation': publication.citation,
    'dc.identifier.doi': publication.doi,
    'dc.identifier.uri': `https://hdl.handle.net/${handle}`,
    'dc.language.iso': publication.language && languageCode(publication, index),
    'dc.publisher': 'FAO',
    'dc.relation.ispartofseries': publication.series,
    'dc.rights': publication.rights,
    'dc.subject': publication.subjects,
    'dc.title': publication.title,
    'dc.title.alternative': publication.subtitle,
    'dc.type': publication.documentType,
    'dspace.entity.type':
      publication.entityType ?? (record.linkType === 'relationships' ? 'Publication' : undefined),
    ...versionFields(record),
  };
  return { fields, language: index % 2 ? 'en_US' : null };
}
