import { defaultMetadata } from './default-metadata.mjs';
import { faoMetadata } from './fao-metadata.mjs';

const presets = { fao: faoMetadata, stock: defaultMetadata };

/**
 * Lists the metadata of a record in the form of the REST interface.
 *
 * @param {object} record from `makeLibrary`
 * @param {'fao' | 'stock'} preset metadata fields of FAO, or of DSpace's default registry
 * @param {{ version?: number, extra?: object }} [options] `version`: of DSpace, 8 and later do not set
 *   `dc.date.available`; `extra`: further properties of each value
 * @returns {Record<string, object[]>} lists of `{ value, language, authority, confidence, place }`, without
 *   the fields that have no value
 */
export function listMetadata(record, preset, { version = 7, extra } = {}) {
  const { fields, language } = presets[preset](record);
  if (version >= 8) delete fields['dc.date.available'];
  const lists = Object.entries(fields).map(([name, field]) => {
    const values = [field].flat().filter((value) => value !== undefined && value !== '');
    return [name, values.map((value, place) => makeValue(value, language, place, extra))];
  });
  return Object.fromEntries(lists.filter(([, values]) => values.length));
}

/**
 * Makes a value of a metadata field.
 *
 * @param {string | { text: string, authority: string }} value
 * @param {string | null} language language of the value; FAO has an empty string everywhere
 * @param {number} place index among the values of the field
 * @param {object} [extra] further properties
 * @returns {object}
 */
export function makeValue(value, language = null, place = 0, extra = {}) {
  return {
    value: value.text ?? value,
    language,
    authority: value.authority ?? null,
    confidence: -1,
    place,
    ...extra,
  };
}
