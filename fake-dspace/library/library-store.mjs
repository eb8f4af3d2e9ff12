import { addRecord, editRecord, removeRecord } from './change-records.mjs';
import { makeLibrary } from './library.mjs';
import { handlePrefixes } from './record.mjs';
import { readClock } from './dates.mjs';

/**
 * What one repository holds, in each of the ways that it can be asked for, and what was changed there. Every change has the time at which it was made; it is seen by
 * everyone who asks from then on, whatever the settings, as long as they give items such handles.
 */
export class LibraryStore {
  #libraries = new Map();
  #changes = [];

  /**
   * Gives a library; it is made when it is asked for first.
   *
   * @param {{ fields: 'fao' | 'stock', copies?: string }} settings
   * @param {string} [generation] as `makeLibrary` takes it
   * @returns {ReturnType<typeof makeLibrary>}
   */
  open({ fields, copies = '1' }, generation = '') {
    const name = [fields, copies, generation].join(' ');
    if (!this.#libraries.has(name)) {
      const library = makeLibrary(fields, generation, Number(copies));
      this.#libraries.set(name, library);
      for (const change of this.#changes) change(library);
    }
    return this.#libraries.get(name);
  }

  /**
   * Withdraws an item: what is left are its handle and UUID.
   *
   * @param {string} handle such as `20.500.14283/cd2205en`
   * @throws {Error} for a handle that no item has; here and below, the items of `copies` count once they were asked for
   */
  withdraw(handle) {
    this.edit(handle, { withdrawn: true });
  }

  /**
   * Removes an item as if it had never been: not even its deletion is told.
   *
   * @param {string} handle
   */
  remove(handle) {
    this.#change(handle, (library, record) => removeRecord(library, record));
  }

  /**
   * Changes facts about an item.
   *
   * @param {string} handle
   * @param {object} facts as `readPublications` names them, such as `{ title: 'Another', subjects: [] }`; `withdrawn: false` puts a withdrawn item back
   */
  edit(handle, facts) {
    const time = readClock();
    this.#change(handle, (library, record) => editRecord(library, record, facts, time));
  }

  /**
   * Deposits an item.
   *
   * @param {object} facts as `readPublications` names them, at least `title` and `job` or `id`
   * @param {'fao' | 'stock'} [fields] in whose repository
   * @returns {string} its handle
   */
  add({ id = undefined, ...facts }, fields = 'fao') {
    const time = readClock();
    const whole = { id: id ?? facts.job.toLowerCase(), ...facts };
    const { handle } = addRecord(this.open({ fields }), whole, time);
    const isOther = (library) => library.fields === fields && !library.byHandle.has(handle);
    const change = (library) => isOther(library) && addRecord(library, whole, time);
    for (const library of this.#libraries.values()) change(library);
    this.#changes.push(change);
    return handle;
  }

  #change(handle, change) {
    const fields = Object.keys(handlePrefixes).find((name) => handle.startsWith(`${handlePrefixes[name]}/`));
    if (fields) this.open({ fields });
    const changeWhereKnown = (library) => {
      const record = library.byHandle.get(handle);
      if (record?.type !== 'item') return false;
      change(library, record);
      return true;
    };
    const hits = [...this.#libraries.values()].filter(changeWhereKnown);
    if (!hits.length) throw new Error(`No item has the handle ${handle}.`);
    this.#changes.push(changeWhereKnown);
  }
}
