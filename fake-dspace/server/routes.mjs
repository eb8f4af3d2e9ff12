import { answerOai } from '../oai/oai-handler.mjs';
import { answerAll, answerResource } from '../rest/resources.mjs';
import { answerContent, answerDownload } from '../rest/bitstream-content.mjs';
import { answerDso, answerPid } from '../rest/find-by-identifier.mjs';
import { answerRoot } from '../rest/root.mjs';
import { answerBrowseEntries, answerBrowseItems } from '../search/browse-handlers.mjs';
import { answerFacets, answerObjects, answerSetup } from '../search/search-handlers.mjs';
import { RestError } from '../rest/rest-error.mjs';

/** Numbers are shown to nobody who is not signed in, as `usage-statistics.authorization.admin.usage` wants it. */
const answerStatistics = () => {
  throw new RestError(401);
};

/** Patterns of addresses below `/server/api`, what answers, and whether faults see an item, a search or a harvest in them. */
const routes = [
  { pattern: /^\/$/, answer: answerRoot },
  { pattern: /^\/core\/bitstreams\/([^/]+)\/content$/, answer: answerContent, kind: 'item', at: 'content' },
  { pattern: /^\/core\/([a-z]+)\/([^/]+)(?:\/([A-Za-z]+))?$/, answer: answerResource, kind: 'item' },
  { pattern: /^\/core\/([a-z]+)$/, answer: answerAll, kind: 'item' },
  { pattern: /^\/pid\/find$/, answer: answerPid, kind: 'item' },
  { pattern: /^\/dso\/find$/, answer: answerDso, kind: 'item' },
  { pattern: /^\/discover\/search\/objects$/, answer: answerObjects, kind: 'search', at: 'objects' },
  { pattern: /^\/discover\/search\/facets$/, answer: answerFacets, kind: 'search' },
  { pattern: /^\/discover\/search$/, answer: answerSetup, kind: 'search' },
  { pattern: /^\/discover\/facets(?:\/([^/]+))?$/, answer: answerFacets, kind: 'search' },
  { pattern: /^\/discover\/browses\/([^/]+)\/items$/, answer: answerBrowseItems, kind: 'search' },
  { pattern: /^\/discover\/browses\/([^/]+)\/entries$/, answer: answerBrowseEntries, kind: 'search' },
  { pattern: /^\/statistics\//, answer: answerStatistics },
];

/** The same beside `/server/api`. */
const otherRoutes = [
  { pattern: /^\/server\/oai\/request$/, answer: answerOai, kind: 'oai', at: 'oai' },
  { pattern: /^\/bitstreams\/([^/]+)\/download$/, answer: answerDownload, kind: 'item', at: 'content' },
];

const nowhere = {
  answer: () => {
    throw new RestError(404);
  },
};

/**
 * Finds what answers at an address.
 *
 * @param {{ path: string, isRest: boolean }} reading of the address
 * @returns {{ answer: (view: object, parts: string[]) => import('./responses.mjs').Answer, kind?: 'item' | 'search' | 'oai', at?: string, parts: string[] }}
 */
export function findRoute({ path, isRest }) {
  for (const route of isRest ? routes : otherRoutes) {
    const match = route.pattern.exec(path);
    if (match) return { ...route, parts: match.slice(1) };
  }
  return { ...nowhere, parts: [] };
}
