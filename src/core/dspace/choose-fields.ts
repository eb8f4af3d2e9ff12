import type { MetadataChoice, MetadataFields } from './metadata-fields.js';
import { createLoadError } from '../model/load-error.js';
import { readRecord, readText } from '../sanitize/text.js';
import { FAO, FAO_PREFIX, STOCK } from './field-presets.js';

/**
 * The metadata fields to read a record by. `auto`, and fields of the page's own, go by the record: FAO's
 * where it has one of FAO's own fields or handles.
 * @param record an item as the REST interface gives it
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
 * Checks what a page gives as `dspaceFields`.
 * @throws LoadError `config` that names the setting and what it can be
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
  for (const [name, from] of Object.entries(choice as Record<string, unknown>)) {
    const { path = from, split } = readRecord(from);
    const isPath = [path].flat().every((one) => typeof one === 'string' && one);
    if (!(name in FAO || name in STOCK) || !isPath || (split !== undefined && typeof split !== 'string')) {
      throw createLoadError('config', {
        url,
        detail: `dspaceFields: "${name}" is ${isPath ? 'not known' : 'no metadata field, nor a list of them'} (docs/repository.md)`,
      });
    }
  }
  return choice;
}
