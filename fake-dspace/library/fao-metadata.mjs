import { relationFields } from './default-metadata.mjs';

const english = new Intl.DisplayNames('en', { type: 'language' });

/** Joins names as the FAO Knowledge Repository does, with a separator at the end too. */
const joinNames = (names) => (names.length ? `${names.join('; ')};` : undefined);

/**
 * Returns the metadata of a record with the fields of the FAO Knowledge Repository: all authors in one value,
 * languages by their English names, fields of its own, and only the job number to connect language versions.
 *
 * @param {object} record
 * @returns {{ fields: Record<string, string | string[] | undefined>, language: string }} `language`: of each
 *   value
 */
export function faoMetadata(record) {
  const { publication, handle, deposited, linkType } = record;
  const { doi, language, rights } = publication;
  const isLicence = rights?.startsWith('CC');
  const fields = {
    'dc.contributor.author': joinNames(publication.authors),
    'dc.date.accessioned': deposited,
    'dc.date.available': deposited,
    'dc.date.issued': publication.issued,
    'dc.description.abstract': publication.abstract,
    'dc.identifier.uri': `https://openknowledge.fao.org/handle/${handle}`,
    'dc.language.iso': language && english.of(language),
    'dc.publisher': 'FAO;',
    'dc.relation.ispartofseries': publication.series,
    'dc.rights.copyright': rights && 'FAO',
    'dc.rights.license': isLicence ? rights : undefined,
    'dc.title': publication.title,
    'dc.title.subtitle': publication.subtitle,
    'dc.type': publication.documentType,
    'dspace.entity.type': publication.entityType,
    'fao.citation': publication.citation,
    'fao.identifier.doi': doi && `https://doi.org/${doi}`,
    'fao.identifier.jobnumber': publication.job,
    'fao.placeofpublication': 'Rome;',
    'fao.subject.agrovoc': publication.subjects,
    ...(linkType === 'special' && relationFields(record)),
  };
  return { fields, language: '' };
}
