import { matchesTerm } from './match-term.mjs';

const isGroup = (node) => 'clauses' in node;

/** Makes a function that scores a document by its terms, and asks about each term only once a document. */
function makeScorer(documents) {
  const holders = new Map();
  const findHolders = (term) => {
    if (!holders.has(term)) {
      holders.set(term, new Set(documents.filter((document) => matchesTerm(document, term))));
    }
    return holders.get(term);
  };

  const score = (node, document, isWhole) =>
    isGroup(node) ? scoreGroup(node, document, isWhole) : scoreTerm(node, document);

  const scoreTerm = (term, document) => {
    const found = findHolders(term);
    return found.has(document) ? term.boost * Math.log(1 + documents.length / found.size) : undefined;
  };

  const scoreGroup = ({ clauses, boost }, document, isWhole) => {
    const scores = clauses.map(({ occur, node }) => ({ occur, points: score(node, document) }));
    const positive = scores.filter(({ occur }) => occur !== 'not');
    const matched = positive.filter(({ points }) => points !== undefined);
    if (scores.some(({ occur, points }) => occur === 'not' && points !== undefined)) return undefined;
    if (positive.some(({ occur, points }) => occur === 'must' && points === undefined)) return undefined;
    // Only what excludes: a whole query is mended by Solr, what stands in parentheses finds nothing.
    if (!matched.length) return isWhole && !positive.length ? boost : undefined;
    return boost * matched.reduce((sum, { points }) => sum + points, 0);
  };
  return (query, document) => score(query, document, true);
}

/**
 * Finds the documents that a query matches, best first: each clause that matches counts, rare ones more. Equals stay in the order given.
 *
 * @param {object} query as `parseQuery` gives it
 * @param {readonly import('./search-document.mjs').SearchDocument[]} documents
 * @returns {import('./search-document.mjs').SearchDocument[]}
 */
export function rankDocuments(query, documents) {
  const score = makeScorer(documents);
  return documents
    .map((document) => ({ document, points: score(query, document) }))
    .filter(({ points }) => points !== undefined)
    .sort((a, b) => b.points - a.points)
    .map(({ document }) => document);
}

/**
 * Lists the words that a query looks for in any field, for highlighting.
 *
 * @param {object} node of a parsed query
 * @returns {string[]} as they are written
 */
export function listSoughtWords(node) {
  if (isGroup(node)) {
    return node.clauses.flatMap((clause) => (clause.occur === 'not' ? [] : listSoughtWords(clause.node)));
  }
  return node.field === undefined && (node.kind === 'word' || node.kind === 'phrase') ? [node.text] : [];
}
