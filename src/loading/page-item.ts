import { createLoadError } from '../core/model/load-error.js';

/**
 * The name of the publication that the host page itself is about, as its head tells it: DOI, identifier, canonical link.
 * @throws LoadError `config` where the page tells none
 */
export function findPageItem(): string {
  const contents = ['citation_doi', 'DC.identifier', 'DC.Identifier'].map(
    (name) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content,
  );
  const canonical = document.querySelector<HTMLLinkElement>('link[rel~="canonical"]')?.href;
  const name = [...contents, canonical].find((candidate) => candidate?.trim());
  if (name) return name.trim();
  throw createLoadError('config', { detail: 'auto' });
}
