import { MAX_PAGES } from '../../../../src/core/json-feed/pages.js';
import type { FiledFinding } from './compare-items.js';
import type { ItemFacts } from './item-facts.js';

/** A page of a feed, or a feed of one page. */
export interface Page {
  readonly file: string;
  readonly items: readonly ItemFacts[];
  /** File of the next page; absent: this is the last one, or the next can't be read. */
  readonly next?: string | undefined;
}

/** Feeds as chains of pages, and what is wrong with the chains. */
export interface Chains {
  /** Pages of each feed in the order in which they are read, as many as are read. */
  readonly feeds: readonly (readonly Page[])[];
  readonly findings: readonly FiledFinding[];
}

/**
 * Follows `next_url` from every page that no other one leads to, and then from those that only a circle leads
 * to.
 */
export function followPages(pages: ReadonlyMap<string, Page>): Chains {
  const reached = new Set([...pages.values()].map(({ next }) => next));
  const heads = [...pages.values()].filter(({ file }) => !reached.has(file));
  const feeds: Page[][] = [];
  const findings: FiledFinding[] = [];
  const walked = new Set<string>();
  for (const head of [...heads, ...pages.values()]) {
    if (walked.has(head.file)) continue;
    const chain: Page[] = [];
    for (let page: Page | undefined = head; page; page = pages.get(page.next ?? '')) {
      walked.add(page.file);
      const isCircle = chain.includes(page);
      if (isCircle || chain.length === MAX_PAGES) {
        findings.push(describeEnd(chain.at(-1)!, isCircle));
        if (!isCircle) markRest(page, pages, walked);
        break;
      }
      chain.push(page);
    }
    feeds.push(chain);
  }
  return { feeds, findings };
}

/* What comes after the last page that is read is no feed of its own. */
function markRest(from: Page, pages: ReadonlyMap<string, Page>, walked: Set<string>): void {
  let page = pages.get(from.next ?? '');
  while (page && !walked.has(page.file)) {
    walked.add(page.file);
    page = pages.get(page.next ?? '');
  }
}

function describeEnd({ file, next }: Page, isCircle: boolean): FiledFinding {
  const path = ['next_url'];
  if (isCircle) {
    const message = `This leads back to ${next}, which was read before; reading ends here.`;
    const hint = 'Write the page that was not read yet, or leave the field out on the last page.';
    return { file, finding: { rule: 'page-circle', path, value: next, message, hint } };
  }
  const message = `This is page ${MAX_PAGES}, and no page after it is read.`;
  const hint =
    'Make the pages longer, or cut the feed into one file an item (docs/feed.md, "Three layouts").';
  return { file, finding: { rule: 'too-many-pages', path, value: next, message, hint } };
}
