import { METADATA_NAMES, type MetadataChoice, type MetadataFields } from './metadata-fields.js';
import { createLoadError } from '../model/load-error.js';
import { readRecord, readText } from '../sanitize/text.js';
import { FAO, FAO_PREFIX, STOCK } from './field-presets.js';

/**
 * Returns the metadata fields to read from a record. For `auto`, and as the base of a page's own fields,
 * these are FAO's where the record has a field or handle of FAO, else those of a stock DSpace.
 * @param record an item in the form of the REST interface
 */
export function chooseFields(choice: MetadataChoice, record: unknown): MetadataFields {
  if (choice === 'fao') return FAO;
  if (choice === 'stock') return STOCK;
  const { metadata, handle } = readRecord(record);
  const isFao =
    (readText(handle) ?? '').startsWith(FAO_PREFIX) ||
    Object.keys(readRecord(metadata)).some((name) => name.startsWith('fao.'));
  return { ...(isFao ? FAO : STOCK), ...(choice !== 'auto' && choice) };
}

/**
 * Checks the page's setting `dspaceFields`.
 * @throws LoadError `config`, with the setting and its possible values
 */
export function checkFields(choice: unknown, url: string): MetadataChoice {
  if (choice === undefined) return 'auto';
  if (choice === 'auto' || choice === 'fao' || choice === 'stock') return choice;
  if (!(choice instanceof Object)) {
    throw createLoadError('config', {
      url,
      detail: `dspaceFields can't be ${JSON.stringify(choice)}, only "auto", "fao", "stock" or an object`,
    });
  }
  const names: readonly string[] = METADATA_NAMES;
  for (const [name, from] of Object.entries(choice as Record<string, unknown>)) {
    const { path = from, split } = readRecord(from);
    const isPath = [path].flat().every((one) => typeof one === 'string' && one);
    if (!names.includes(name) || !isPath || (split !== undefined && typeof split !== 'string')) {
      throw createLoadError('config', {
        url,
        detail: `dspaceFields: "${name}" is ${isPath ? 'not known' : 'no metadata field, nor a list of them'} (docs/repository.md)`,
      });
    }
  }
  return choice;
}
