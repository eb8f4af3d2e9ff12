/** Names of browser interfaces that use the network; only src/loading may contain them. */
export const sendingNames = ['fetch', 'XMLHttpRequest', 'EventSource', 'WebSocket', 'sendBeacon'];

/** Names of the DOM and of other browser interfaces that Node 20 lacks; src/core must not contain them. */
export const browserNames = [
  'window',
  'self',
  'document',
  'navigator',
  'location',
  'history',
  'screen',
  'CSS',
  'localStorage',
  'sessionStorage',
  'caches',
  'indexedDB',
  'Node',
  'Element',
  'HTMLElement',
  'Document',
  'ShadowRoot',
  'DOMParser',
  'CSSStyleSheet',
  'MutationObserver',
  'IntersectionObserver',
  'ResizeObserver',
  'addEventListener',
  'requestAnimationFrame',
  'getComputedStyle',
  'matchMedia',
];

const reasons = {
  customElements: 'Only src/embed uses the registry: a bundler cannot drop a class that registers itself.',
};
const sendingReason = 'Only src/loading sends requests, with timeouts, retries and caches for all of them.';
const browserReason = 'src/core contains no DOM: fao-feed runs it in Node.';
const globalObjects = ['window', 'self', 'globalThis', 'navigator'];

/**
 * Returns the rules that keep some browser interfaces out of a layer, both as bare names and as properties of
 * a global object.
 *
 * @param {string[]} names Names that must not occur
 * @returns {import('eslint').Linter.RulesRecord} ESLint rules
 */
export function forbidNames(names) {
  const explain = (name) => reasons[name] ?? (sendingNames.includes(name) ? sendingReason : browserReason);
  return {
    'no-restricted-globals': ['error', ...names.map((name) => ({ name, message: explain(name) }))],
    'no-restricted-properties': [
      'error',
      ...names.flatMap((property) =>
        globalObjects.map((object) => ({ object, property, message: explain(property) })),
      ),
    ],
  };
}

const markupSinks = 'innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|srcdoc';

/**
 * Rules against any code that turns text of a feed into markup, and against `private` members, whose names a
 * minifier can't shorten.
 */
export const safeRendering = {
  'no-restricted-syntax': [
    'error',
    {
      selector: `MemberExpression[property.name=/^(${markupSinks})$/]`,
      message: 'Feeds are untrusted text: render it through a Lit template.',
    },
    {
      selector: "CallExpression[callee.object.name='document'][callee.property.name=/^write(ln)?$/]",
      message: 'document.write deletes the content of the host page.',
    },
    {
      selector:
        ':matches(PropertyDefinition, MethodDefinition, TSParameterProperty)[accessibility="private"]',
      message: 'Write `#name`: the minifier shortens it, but not `private name`.',
    },
  ],
  'no-restricted-imports': [
    'error',
    {
      patterns: [
        {
          regex: 'directives/unsafe-|static-html',
          message: 'Feeds are untrusted text: render it through a Lit template.',
        },
        {
          regex: '^lit/decorators',
          message: 'Elements declare `static properties`: decorators add bytes to the first load.',
        },
      ],
    },
  ],
};
