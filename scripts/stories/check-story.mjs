import { compareMessages, watchPage } from './watch-page.mjs';

/**
 * Timeout in milliseconds for the rendering and play function of a story, and then for its last requests and
 * each check.
 */
const timeoutMs = 60_000;

/*
 * Runs in the page. Returns the outcome of the story, once it has one. `last` returns the last event with a
 * name on Storybook's channel.
 */
function readOutcome() {
  const last = (name) => window.__STORYBOOK_ADDONS_CHANNEL__?.last(name)?.[0];
  const thrown = last('playFunctionThrewException') ?? last('storyThrewException');
  const failure = last('storyMissing') ?? last('storyErrored')?.description ?? thrown?.message;
  if (failure !== undefined) return { failure: `${failure}` };
  const finished = last('storyFinished');
  if (!finished) return undefined;
  return { failure: finished.status === 'success' ? undefined : 'It failed; Storybook gives no reason' };
}

/* Runs in the page. Returns the parameters of the story, and the state of its element. */
async function readStory(storyId) {
  const { component, parameters } = await window.__STORYBOOK_PREVIEW__.storyStoreValue.loadStory({ storyId });
  return {
    wanted: parameters.state,
    state: document.querySelector(`#storybook-root ${component}`)?.state,
    expected: (parameters.console ?? []).map(({ source }) => source),
    rules: parameters.a11y.options,
  };
}

/* Runs in the page, after the source of axe. */
async function findViolations(rules) {
  const { violations } = await window.axe.run('#storybook-root', rules);
  return violations.map(({ id, help, nodes }) => {
    const descriptions = nodes.map(
      ({ target, failureSummary }) => `${target.flat().join(' >>> ')}: ${failureSummary}`,
    );
    return `Accessibility, ${id}: ${help}\n    ${descriptions.join('\n').replaceAll('\n', '\n    ')}`;
  });
}

/**
 * Waits until the page is idle and has logged all expected messages. Messages that it has not logged in time
 * are missing in the later comparison.
 */
async function settle(page, watch, expected) {
  await page.waitForNetworkIdle({ idleTime: 100 }).catch(() => watch.faults.push('Its requests do not end'));
  const end = Date.now() + timeoutMs / 4;
  while (compareMessages(watch, expected).missing.length > 0 && Date.now() < end) {
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  }
}

/**
 * Opens a story by itself and lists its faults: it fails, its element is not in the expected state, uncaught
 * errors, requests that leave the machine, console messages other than the expected ones, broken
 * accessibility rules.
 *
 * @param {import('puppeteer-core').Page} page a new one
 * @param {{ origin: string, id: string, axe: string }} story `axe`: source of axe-core
 * @returns {Promise<string[]>} a text for each fault
 */
export async function checkStory(page, { origin, id, axe }) {
  page.setDefaultTimeout(timeoutMs);
  const watch = watchPage(page);
  // Without the accessibility add-on, which would run the same checks a second time.
  await page.goto(`${origin}/iframe.html?id=${id}&viewMode=story&globals=a11y.manual:!true`);
  const outcome = await page.waitForFunction(readOutcome);
  const { failure } = await outcome.jsonValue();
  if (failure) return [failure, ...watch.faults];

  const { wanted, state, expected, rules } = await page.evaluate(readStory, id);
  await settle(page, watch, expected);
  await page.evaluate(axe);
  const violations = await page.evaluate(findViolations, rules);
  const { unexpected, missing } = compareMessages(watch, expected);
  return [
    ...(state === wanted ? [] : [`The element is in the state "${state}", not "${wanted}"`]),
    ...watch.faults,
    ...unexpected.map((message) => `Unexpected on the console: ${message}`),
    ...missing.map((source) => `Missing on the console: /${source}/`),
    ...violations,
  ];
}
