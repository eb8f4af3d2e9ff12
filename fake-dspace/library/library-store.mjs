import { addRecord, editRecord, removeRecord } from './change-records.mjs';
import { readClock } from './dates.mjs';
import { makeLibrary } from './library.mjs';
import { handlePrefixes } from './record.mjs';

/**
 * The libraries of one server: one for each combination of settings, made at the first request with these
 * settings. A change applies to all libraries that have the item, including those made later, and keeps the
 * time at which it was made.
 */
export class LibraryStore {
  #libraries = new Map();
  #changes = [];

  /**
   * Returns the library for some settings.
   *
   * @param {{ fields: 'fao' | 'stock', copies?: string, items?: string }} settings
   * @param {string} [generation] see `makeLibrary`
   * @returns {ReturnType<typeof makeLibrary>}
   */
  getLibrary({ fields, copies = '1', items = '' }, generation = '') {
    const name = [fields, copies, items, generation].join(' ');
    if (!this.#libraries.has(name)) {
      const library = makeLibrary(fields, generation, Number(copies), items);
      this.#libraries.set(name, library);
      for (const change of this.#changes) change(library);
    }
    return this.#libraries.get(name);
  }

  /**
   * Withdraws an item. Its handle and UUID remain.
   *
   * @param {string} handle such as `20.500.14283/cd2205en`
   * @throws {Error} where no library has the handle; copies count after the first request with `copies`
   */
  withdraw(handle) {
    this.edit(handle, { withdrawn: true });
  }

  /**
   * Removes an item for good. OAI-PMH does not report the deletion.
   *
   * @param {string} handle
   * @throws {Error} where no library has the handle
   */
  remove(handle) {
    this.#change(handle, (library, record) => removeRecord(library, record));
  }

  /**
   * Changes facts about an item.
   *
   * @param {string} handle
   * @param {object} facts with the names of `readDemoFeed`, such as `{ title: 'Another', subjects: [] }`;
   *   `withdrawn: false` reinstates a withdrawn item; `restricted`, `discoverable` and `superseded` as in
   *   `setVisibility`; `embargo`: the day on which the public may read the files
   * @throws {Error} where no library has the handle
   */
  edit(handle, facts) {
    const time = readClock();
    this.#change(handle, (library, record) => editRecord(library, record, facts, time));
  }

  /**
   * Adds an item.
   *
   * @param {object} facts with the names of `readDemoFeed`: at least `title`, and `job` or `id`
   * @param {'fao' | 'stock'} [fields] the libraries to add it to
   * @returns {string} its handle
   * @throws {Error} where another item has the handle
   */
  add({ id = undefined, ...facts }, fields = 'fao') {
    const time = readClock();
    const whole = { id: id ?? facts.job.toLowerCase(), ...facts };
    const { handle } = addRecord(this.getLibrary({ fields }), whole, time);
    const lacksIt = (library) => library.fields === fields && !library.byHandle.has(handle);
    const change = (library) => lacksIt(library) && addRecord(library, whole, time);
    for (const library of this.#libraries.values()) change(library);
    this.#changes.push(change);
    return handle;
  }

  #change(handle, change) {
    const fields = Object.keys(handlePrefixes).find((name) => handle.startsWith(`${handlePrefixes[name]}/`));
    if (fields) this.getLibrary({ fields });
    const changeIfPresent = (library) => {
      const record = library.byHandle.get(handle);
      if (record?.type !== 'item') return false;
      change(library, record);
      return true;
    };
    const changed = [...this.#libraries.values()].filter(changeIfPresent);
    if (!changed.length) throw new Error(`No item has the handle ${handle}.`);
    this.#changes.push(changeIfPresent);
  }
}
