/** Aliases: the identifiers by which a widget finds the file of an item if they are not its name. */
import { chooseLandingPage } from './urls.mjs';

/**
 * Maps each alias to an item: handles, DOIs, UUIDs of items and files, URLs, works with a language.
 *
 * @param {import('./facts.mjs').Edition[]} editions
 * @returns {Record<string, string>} from an alias in lower case to an item's id, sorted by alias
 * @throws {Error} if two items have the same alias
 */
export function listAliases(editions) {
  const ids = new Set(editions.map(({ id }) => id));
  const aliases = new Map();
  for (const edition of editions) {
    for (const alias of listIdentifiers(edition)) {
      if (ids.has(alias)) continue;
      const known = aliases.get(alias) ?? edition.id;
      if (known !== edition.id) {
        throw new Error(
          `publications.json: "${alias}" is an alias of both "${known}" and "${edition.id}"; correct one of them.`,
        );
      }
      aliases.set(alias, edition.id);
    }
  }
  return Object.fromEntries([...aliases].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function listIdentifiers({ work, version }) {
  const { handle, handleByRule, doi, uuid, bitstreams = [], pdfUrl } = version;
  const urls = [chooseLandingPage(version), pdfUrl].filter(Boolean).map(shortenUrl);
  const identifiers = [
    handle,
    handleByRule,
    doi,
    uuid,
    ...bitstreams,
    ...urls,
    `${work}-${version.language}`,
  ];
  return identifiers.filter(Boolean).map((alias) => alias.toLowerCase());
}

/**
 * Removes scheme, `www.` and final slash. Returns `undefined` for a URL with a query, since aliases have
 * none.
 */
function shortenUrl(url) {
  const { host, pathname, search } = new URL(url);
  return search ? undefined : `${host.replace(/^www\./, '')}${pathname.replace(/\/$/, '')}`;
}
