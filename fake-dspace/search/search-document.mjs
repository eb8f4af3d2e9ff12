import { splitWords } from './split-words.mjs';

/** An item, collection or community in the search index. */
export class SearchDocument {
  #fields;
  #metadata;
  #words = new Map();

  /**
   * @param {object} resource the object that a search returns
   * @param {Record<string, string[]>} metadata values by metadata field
   * @param {Record<string, string[]>} indexFields values of fields that only the index has
   */
  constructor(resource, metadata, indexFields) {
    this.resource = resource;
    this.#metadata = metadata;
    this.#fields = { ...metadata, ...indexFields };
  }

  /**
   * Lists the values of a field.
   *
   * @param {string} field
   * @returns {string[]}
   */
  listValues(field) {
    return this.#fields[field] ?? [];
  }

  /**
   * Lists the words of each value of a field.
   *
   * @param {string} [field] all metadata by default
   * @returns {string[][]}
   */
  listWords(field) {
    if (!this.#words.has(field)) {
      const values = field === undefined ? Object.values(this.#metadata).flat() : this.listValues(field);
      this.#words.set(field, values.map(splitWords));
    }
    return this.#words.get(field);
  }
}
