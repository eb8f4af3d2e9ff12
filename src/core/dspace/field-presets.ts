import type { MetadataFields } from './metadata-fields.js';

/** Prefix of FAO's handles. A job number follows it. */
export const FAO_PREFIX = '20.500.14283/';

/**
 * Fields that name language versions, where items have no job numbers: those of the metadata registry that
 * DSpace comes with, and those that the entities of a repository add (DSpace, dublin-core-types.xml and
 * relationship-formats.xml).
 */
const VERSIONS = [
  'dc.relation.hasversion',
  'dc.relation.isversionof',
  'dc.relation.hastranslation',
  'dc.relation.istranslationof',
  'relation.isTranslationOf',
  'relation.isTranslationOfPublication',
  'relation.isPublicationOfTranslation',
  'relation.isVersionOf',
];

/** Fields of the FAO Knowledge Repository, as its clients read them (docs/repository.md has the table). */
export const FAO: MetadataFields = {
  title: 'dc.title',
  subtitle: 'dc.title.subtitle',
  summary: 'dc.description.abstract',
  type: 'dc.type',
  date_issued: 'dc.date.issued',
  language: 'dc.language.iso',
  job_number: 'fao.identifier.jobnumber',
  doi: ['fao.identifier.doi', 'dc.identifier.doi'],
  url: 'dc.identifier.uri',
  series: 'dc.relation.ispartofseries',
  rights: ['dc.rights.license', 'dc.rights.copyright'],
  citation: 'fao.citation',
  // One text holds all authors: `Davis, B.; Bhalla, G.;`.
  authors: { path: 'dc.contributor.author', split: ';' },
  tags: 'fao.subject.agrovoc',
  versions: VERSIONS,
};

/** Fields of the metadata registry that DSpace comes with (DSpace, dublin-core-types.xml). */
export const STOCK: MetadataFields = {
  title: 'dc.title',
  subtitle: ['dc.title.subtitle', 'dc.title.alternative'],
  summary: ['dc.description.abstract', 'dc.description'],
  type: 'dc.type',
  date_issued: ['dc.date.issued', 'dc.date.copyright'],
  language: ['dc.language.iso', 'dc.language'],
  doi: ['dc.identifier.doi', 'okr.identifier.doi'],
  url: 'dc.identifier.uri',
  series: ['dc.relation.ispartofseries', 'dc.relation.ispartof'],
  rights: ['dc.rights.license', 'dc.rights'],
  citation: 'dc.identifier.citation',
  authors: ['dc.contributor.author', 'dc.creator', 'dc.contributor.editor'],
  tags: ['dc.subject', 'dc.subject.other'],
  versions: VERSIONS,
};
