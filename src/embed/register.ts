import { warnOnce } from '../core/warn-once.js';
import { VERSION } from './version.js';

/**
 * Registers a tag, once a page: a second copy of the same version is silent, a different one warns, and the first stays in either case. In
 * a browser older than what the elements need nothing is registered, and their content stays as it is; nor where there is no document, as on a server that renders pages.
 */
export function register(tag: string, element: CustomElementConstructor & { version?: string }): void {
  // The youngest of the platform's features that the elements use; the others came before it.
  if (typeof CSS === 'undefined' || !CSS.supports('selector(:state(a)) and (color: light-dark(red, red))'))
    return;
  const present = customElements.get(tag) as typeof element | undefined;
  if (!present) {
    element.version = VERSION;
    customElements.define(tag, element);
  } else if (present.version !== VERSION) {
    warnOnce(
      `${tag} is registered by version ${present.version ?? 'unknown'}, not ${VERSION}: load one only`,
    );
  }
}
