import { createLoadError } from '../core/model/load-error.js';

/**
 * Returns the identifier of the publication that the page is about, from its head: DOI, identifier or
 * canonical link.
 * @throws LoadError `config` where the head has none
 */
export function findPageItem(): string {
  const contents = ['citation_doi', 'DC.identifier', 'DC.Identifier'].map(
    (name) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content,
  );
  const canonical = document.querySelector<HTMLLinkElement>('link[rel~="canonical"]')?.href;
  const identifier = [...contents, canonical].find((candidate) => candidate?.trim());
  if (identifier) return identifier.trim();
  throw createLoadError('config', { detail: 'auto' });
}
