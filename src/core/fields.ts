/**
 * The text fields of an item besides those of JSON Feed itself: the property in the model, and the name in
 * the feed's extension `_fao`. Feeds, field maps, DSpace records and the feed tool use this table
 * (CONTRIBUTING.md, "Add a metadata field").
 */
export const TEXT_FIELDS = {
  type: 'type',
  subtitle: 'subtitle',
  dateIssued: 'date_issued',
  jobNumber: 'job_number',
  handle: 'handle',
  doi: 'doi',
  uuid: 'uuid',
  series: 'series',
  rights: 'rights',
  citation: 'citation',
} as const;

/** The text fields of an item. `type` may hold commas; `dateIssued` is an ISO 8601 year, month or day. */
export type TextFields = { readonly [Property in keyof typeof TEXT_FIELDS]?: string };
