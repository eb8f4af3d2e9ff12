/** Other names of the items, for those who ask for one file by a name that is not the file's. */
import { chooseLandingPage } from './addresses.mjs';

/**
 * Which item each other name stands for: handles, DOIs, UUIDs of items and files, addresses, names by work.
 *
 * @param {import('./facts.mjs').Edition[]} editions
 * @returns {Record<string, string>} from a name in lower case to an item's id, sorted by name
 * @throws {Error} where one name stands for two items
 */
export function listAliases(editions) {
  const ids = new Set(editions.map(({ id }) => id));
  const aliases = new Map();
  for (const edition of editions) {
    for (const name of listOtherNames(edition)) {
      if (ids.has(name)) continue;
      const before = aliases.get(name) ?? edition.id;
      if (before !== edition.id) {
        throw new Error(
          `publications.json: "${name}" names both "${before}" and "${edition.id}"; correct one of them.`,
        );
      }
      aliases.set(name, edition.id);
    }
  }
  return Object.fromEntries([...aliases].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function listOtherNames({ work, version }) {
  const { handle, handleByRule, doi, uuid, bitstreams = [], pdfUrl } = version;
  const addresses = [chooseLandingPage(version), pdfUrl].filter(Boolean).map(shortenAddress);
  const names = [handle, handleByRule, doi, uuid, ...bitstreams, ...addresses, `${work}-${version.language}`];
  return names.filter(Boolean).map((name) => name.toLowerCase());
}

/**
 * Without scheme, `www.` and final slash; `undefined` for an address whose query tells the item, since names
 * have none.
 */
function shortenAddress(address) {
  const { host, pathname, search } = new URL(address);
  return search ? undefined : `${host.replace(/^www\./, '')}${pathname.replace(/\/$/, '')}`;
}
