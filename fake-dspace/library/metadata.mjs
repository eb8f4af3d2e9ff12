import { writeFaoFields } from './fao-metadata.mjs';
import { writeStockFields } from './default-metadata.mjs';

const presets = { fao: writeFaoFields, stock: writeStockFields };

/**
 * Writes the metadata of a record as the REST interface gives it.
 *
 * @param {object} record as `makeLibrary` gives it
 * @param {'fao' | 'stock'} preset whose fields
 * @param {object} [extra] keys that each value has besides
 * @returns {Record<string, object[]>} lists of `{ value, language, authority, confidence, place }`; fields of which nothing is known are absent
 */
export function writeMetadata(record, preset, extra) {
  const { fields, language } = presets[preset](record);
  const written = Object.entries(fields).map(([name, given]) => {
    const values = [given].flat().filter((value) => value !== undefined && value !== '');
    return [name, values.map((value, place) => writeValue(value, language, place, extra))];
  });
  return Object.fromEntries(written.filter(([, values]) => values.length));
}

/**
 * Writes one value of a metadata field.
 *
 * @param {string | { text: string, authority: string }} value
 * @param {string | null} language of the value; FAO has "" for all
 * @param {number} place among the values of its field
 * @param {object} [extra] keys that it has besides
 * @returns {object}
 */
export function writeValue(value, language = null, place = 0, extra = {}) {
  return {
    value: value.text ?? value,
    language,
    authority: value.authority ?? null,
    confidence: -1,
    place,
    ...extra,
  };
}
