import { splitWords } from './split-words.mjs';

/** One thing as the index has it. */
export class SearchDocument {
  #fields;
  #words = new Map();

  /**
   * @param {object} resource what a search gives back
   * @param {Record<string, string[]>} metadata values by field
   * @param {Record<string, string[]>} own fields that the index adds
   */
  constructor(resource, metadata, own) {
    this.resource = resource;
    this.metadata = metadata;
    this.#fields = { ...metadata, ...own };
  }

  /**
   * Gives the values of a field, by its name or by that of its exact copy, which ends with `_keyword`.
   *
   * @param {string} field
   * @returns {string[]}
   */
  listValues(field) {
    return this.#fields[field] ?? this.#fields[field.replace(/_keyword$/, '')] ?? [];
  }

  /**
   * Gives the words of each value.
   *
   * @param {string} [field] without it, of all metadata
   * @returns {string[][]}
   */
  listWords(field) {
    if (!this.#words.has(field)) {
      const values = field === undefined ? Object.values(this.metadata).flat() : this.listValues(field);
      this.#words.set(field, values.map(splitWords));
    }
    return this.#words.get(field);
  }
}
