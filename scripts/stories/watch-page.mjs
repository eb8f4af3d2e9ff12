const loopback = /^(?:127\.0\.0\.1|localhost|\[::1\])$/;

/**
 * @typedef {object} PageWatch
 * @property {string[]} messages errors and warnings on the console, in order
 * @property {string[]} faults what no story may do: errors that nobody caught, requests that leave the machine
 */

/**
 * Watches what a page does besides showing a story.
 *
 * @param {import('puppeteer-core').Page} page before it has gone anywhere
 * @returns {PageWatch} grows while the page lives
 */
export function watchPage(page) {
  const watch = { messages: [], faults: [] };
  page.on('console', (message) => {
    if (/^(?:error|warn|warning|assert)$/.test(message.type())) watch.messages.push(describe(message));
  });
  page.on('pageerror', (error) => watch.faults.push(`Nobody caught ${error}`));
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^https?:|^wss?:/.test(protocol) && !loopback.test(hostname)) {
      watch.faults.push(`Asked another machine: ${request.url()}`);
    }
  });
  return watch;
}

/* What the browser writes of a failed request names its address only as the message's place. */
function describe(message) {
  const { url } = message.location();
  return url && message.text().startsWith('Failed to load') ? `${message.text()} ${url}` : message.text();
}

/**
 * Holds the messages of a story against those that it announces.
 *
 * @param {PageWatch} watch
 * @param {string[]} announced sources of regular expressions; each must match some message, and each message one of them
 * @returns {{ unexpected: string[], missing: string[] }}
 */
export function compareMessages({ messages }, announced) {
  const patterns = announced.map((source) => new RegExp(source));
  return {
    unexpected: messages.filter((message) => !patterns.some((pattern) => pattern.test(message))),
    missing: announced.filter((_, index) => !messages.some((message) => patterns[index].test(message))),
  };
}
