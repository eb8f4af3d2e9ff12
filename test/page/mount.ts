import { render, type TemplateResult } from 'lit';

const containers = new Set<HTMLElement>();

/**
 * Puts a fragment into the page, and removes it when the test ends.
 *
 * @param content HTML, or a Lit template where properties must be set
 * @returns the first element of the fragment
 * @throws {Error} when the fragment has no element
 */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as in querySelector<E>()
export function mount<T extends Element = HTMLElement>(content: string | TemplateResult): T {
  const container = document.createElement('div');
  containers.add(container);
  document.body.append(container);
  if (typeof content === 'string') container.innerHTML = content;
  else render(content, container);
  const element = container.firstElementChild;
  if (!element) throw new Error(`mount() needs a fragment with an element: ${container.innerHTML}`);
  return element as T;
}

/** Removes all mounted fragments from the page. Runs after every test. */
export function unmountAll(): void {
  for (const container of containers) container.remove();
  containers.clear();
}
