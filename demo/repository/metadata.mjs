const english = new Intl.DisplayNames('en', { type: 'language' });

/** Writes fields as the REST interface does; what is not known has no field. */
function writeFields(fields, language) {
  const written = {};
  for (const [name, value] of Object.entries(fields)) {
    const values = [value].flat().filter((one) => one !== undefined && one !== '');
    if (!values.length) continue;
    written[name] = values.map((one, place) => ({
      value: one.text ?? one,
      language,
      authority: one.authority ?? null,
      confidence: one.authority ? 600 : -1,
      place,
    }));
  }
  return written;
}

function namesOf({ authors = [] }) {
  return authors.map(({ name }) => name);
}

/** As the FAO Knowledge Repository fills them: one text for all authors, languages by their English names, FAO's own fields. */
function writeFao({ item, job, handles }) {
  const { _fao: fao, language } = item;
  const authors = namesOf(item);
  return {
    'dc.title': item.title,
    'dc.title.subtitle': fao.subtitle,
    'dc.contributor.author': authors.length ? `${authors.join('; ')};` : undefined,
    'dc.date.issued': fao.date_issued,
    'dc.description.abstract': item.summary,
    'dc.language.iso': language && english.of(language),
    'dc.publisher': 'FAO ;',
    'dc.identifier.uri': `https://openknowledge.fao.org/handle/${handles.fao}`,
    'dc.type': fao.type,
    'dc.relation.ispartofseries': fao.series,
    'dc.rights.license': fao.rights,
    'fao.identifier.jobnumber': job,
    'fao.identifier.doi': fao.doi && `https://doi.org/${fao.doi}`,
    'fao.subject.agrovoc': item.tags,
    'fao.citation': fao.citation,
  };
}

/** Codes of languages in the spellings that repositories have, one after the other. */
const spell = (code, index) =>
  [code, code === 'en' ? 'en_US' : code, code === 'fr' ? 'Français' : code][index % 3];

/** As DSpace comes: codes for languages, one author a value, versions tied by relation fields or, for every third work, by entity relationships. */
function writeStock(record, index) {
  const { item, handles, versions } = record;
  const { _fao: fao } = item;
  const isEntity = versions.some(({ uuid }) => uuid < '5') && record.uuid < 'b';
  return {
    'dc.title': item.title,
    'dc.title.alternative': fao.subtitle,
    'dc.contributor.author': namesOf(item).map((text, place) =>
      place === 1 ? { text, authority: 'virtual::17' } : { text },
    ),
    'dc.date.issued': fao.date_issued,
    'dc.description.abstract': item.summary,
    'dc.language.iso': item.language && spell(item.language, index),
    'dc.identifier.uri': `https://repository.example/handle/${handles.stock}`,
    'dc.identifier.doi': fao.doi,
    'dc.identifier.citation': fao.citation,
    'dc.type': fao.type,
    'dc.subject': item.tags,
    'dc.relation.ispartofseries': fao.series,
    'dc.rights': fao.rights,
    'dc.relation.hasversion': isEntity
      ? []
      : versions.map((one) => `https://repository.example/handle/${one.handles.stock}`),
    'relation.isTranslationOf': isEntity
      ? versions.map(({ uuid }) => ({ text: uuid, authority: 'virtual::23' }))
      : [],
  };
}

/**
 * Writes the metadata of a record.
 *
 * @param {object} record as `makeRecords` gives it
 * @param {'fao' | 'stock'} preset which repository's fields
 * @param {number} index place of the record, which chooses among the spellings that are met
 * @returns {Record<string, object[]>} empty for what was withdrawn
 */
export function writeMetadata(record, preset, index = 0) {
  if (record.withdrawn) return {};
  return preset === 'stock'
    ? writeFields(writeStock(record, index), null)
    : writeFields(writeFao(record), '');
}
