import { warnOnce } from '../core/warn-once.js';
import { VERSION } from './version.js';

/**
 * Registers an element once per page. Where another copy of the library has registered the tag, that element
 * stays; a copy of another version logs a warning. In a browser without the features that the elements need,
 * and on a server without a document, it registers nothing, and the content of the elements stays as it is.
 */
export function register(tag: string, element: CustomElementConstructor & { version?: string }): void {
  // The newest feature of the platform that the elements use.
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
