const loopback = /^(?:127\.0\.0\.1|localhost|\[::1\])$/;

/**
 * @typedef {object} PageWatch
 * @property {string[]} messages errors and warnings on the console, in order
 * @property {string[]} faults uncaught errors, and requests that leave the machine
 */

/**
 * Records console messages, errors and requests of a page.
 *
 * @param {import('puppeteer-core').Page} page before its first navigation
 * @returns {PageWatch} a record that grows while the page is open
 */
export function watchPage(page) {
  const watch = { messages: [], faults: [] };
  page.on('console', (message) => {
    if (/^(?:error|warn|warning|assert)$/.test(message.type())) watch.messages.push(describe(message));
  });
  page.on('pageerror', (error) => watch.faults.push(`Uncaught ${error}`));
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^https?:|^wss?:/.test(protocol) && !loopback.test(hostname)) {
      watch.faults.push(`Request to another machine: ${request.url()}`);
    }
  });
  return watch;
}

/* The browser's message about a failed request contains the URL only as the location of the message. */
function describe(message) {
  const { url } = message.location();
  return url && message.text().startsWith('Failed to load') ? `${message.text()} ${url}` : message.text();
}

/**
 * Compares the messages of a story with those that it expects.
 *
 * @param {PageWatch} watch
 * @param {string[]} expected sources of regular expressions; each must match some message, and each
 *   message one of them
 * @returns {{ unexpected: string[], missing: string[] }}
 */
export function compareMessages({ messages }, expected) {
  const patterns = expected.map((source) => new RegExp(source));
  return {
    unexpected: messages.filter((message) => !patterns.some((pattern) => pattern.test(message))),
    missing: expected.filter((_, index) => !messages.some((message) => patterns[index].test(message))),
  };
}
