import { MAX_PAGES } from 'fao-widgets-core';
import type { FiledFinding } from './compare-items.js';
import type { ItemFacts } from './item-facts.js';

/** A page of a feed, or a feed of one page. */
export interface Page {
  /** Path or URL of the page. */
  readonly file: string;
  readonly items: readonly ItemFacts[];
  /** Path or URL of the next page; absent on the last page, or where the next one can't be read. */
  readonly next?: string | undefined;
}

/** Feeds as chains of pages, and the faults of the chains. */
export interface Chains {
  /** Pages of each feed, in the order in which the widgets read them, up to the maximum. */
  readonly feeds: readonly (readonly Page[])[];
  readonly findings: readonly FiledFinding[];
}

/**
 * Follows `next_url` from every page to which no other page links, and then from the remaining ones, which
 * form circles.
 */
export function followPages(pages: ReadonlyMap<string, Page>): Chains {
  const reached = new Set([...pages.values()].map(({ next }) => next));
  const heads = [...pages.values()].filter(({ file }) => !reached.has(file));
  const feeds: Page[][] = [];
  const findings: FiledFinding[] = [];
  const visited = new Set<string>();
  for (const head of [...heads, ...pages.values()]) {
    if (visited.has(head.file)) continue;
    const chain: Page[] = [];
    for (let page: Page | undefined = head; page; page = pages.get(page.next ?? '')) {
      visited.add(page.file);
      const isCircle = chain.includes(page);
      if (isCircle || chain.length === MAX_PAGES) {
        findings.push(describeEnd(chain.at(-1)!, isCircle));
        if (!isCircle) markRest(page, pages, visited);
        break;
      }
      chain.push(page);
    }
    feeds.push(chain);
  }
  return { feeds, findings };
}

/* Marks the pages after the maximum, so that they do not count as another feed. */
function markRest(from: Page, pages: ReadonlyMap<string, Page>, visited: Set<string>): void {
  let page = pages.get(from.next ?? '');
  while (page && !visited.has(page.file)) {
    visited.add(page.file);
    page = pages.get(page.next ?? '');
  }
}

function describeEnd({ file, next }: Page, isCircle: boolean): FiledFinding {
  const path = ['next_url'];
  if (isCircle) {
    const message = `This links back to the earlier page ${next}, so the widgets stop here.`;
    const hint = 'Write the URL of the next page, or leave the field out on the last page.';
    return { file, finding: { rule: 'page-circle', path, value: next, message, hint } };
  }
  const message = `This is page ${MAX_PAGES}, and the widgets read no page after it.`;
  const hint =
    'Make the pages longer, or split the feed into one file per item (docs/feed.md, "Three layouts").';
  return { file, finding: { rule: 'too-many-pages', path, value: next, message, hint } };
}
