import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

import { findFreePort } from './find-free-port.mjs';
import { startOwnedProcess } from './owned-process.mjs';
import { WebDriverSession } from './webdriver-session.mjs';

/** Milliseconds until the timeout of a program's start, on a machine that is busy with other browsers. */
const startTimeout = 60_000;
const windowSize = { width: 1024, height: 768 };

async function startDisplay(xvfb) {
  const display = startOwnedProcess(xvfb, [
    '-displayfd',
    '3',
    '-nolisten',
    'tcp',
    '-screen',
    '0',
    '1280x1024x24',
  ]);
  const signal = AbortSignal.timeout(startTimeout);
  try {
    const [number] = await once(display.messages.setEncoding('utf8'), 'data', { signal });
    return { name: `:${number.trim()}`, end: display.end };
  } catch {
    display.end();
    throw new Error(`${xvfb} opened no display within ${startTimeout} ms. It printed:\n${display.output()}`);
  }
}

async function startDriver(driverPath, display) {
  const port = await findFreePort();
  const driver = startOwnedProcess(driverPath, [`--port=${port}`], {
    env: {
      DISPLAY: display,
      GDK_BACKEND: 'x11',
      // A test machine has no accessibility bus and no graphics card: the search for them only prints
      // warnings.
      NO_AT_BRIDGE: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
      // Without compositing (WEBKIT_DISABLE_COMPOSITING_MODE) WebKit would need a third less time, but it
      // reports undelivered ResizeObserver notifications for the same pages.
    },
  });
  const origin = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + startTimeout;
  while (Date.now() < deadline) {
    const ready = await fetch(`${origin}/status`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return { origin, end: driver.end };
    await sleep(50);
  }
  driver.end();
  throw new Error(`${driverPath} did not respond within ${startTimeout} ms. It printed:\n${driver.output()}`);
}

/**
 * Opens WebKitGTK's MiniBrowser on a virtual display.
 *
 * @param {{ driver: string, browser: string, display: string }} paths of WebKitWebDriver, MiniBrowser and
 *   Xvfb
 * @returns {Promise<{ session: WebDriverSession, end: () => Promise<void> }>} `end` closes the window and
 *   ends all processes; they also end with this process
 * @throws {Error} with the program that did not start and its output
 */
export async function openWebKit({ driver: driverPath, browser, display: displayPath }) {
  const display = await startDisplay(displayPath);
  let driver;
  try {
    driver = await startDriver(driverPath, display.name);
    const session = await WebDriverSession.open(driver.origin, {
      pageLoadStrategy: 'none',
      'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] },
    });
    await session.resizeWindow(windowSize);
    const end = async () => {
      await session.close().catch(() => undefined); // A crashed browser has no window to close.
      driver.end();
      display.end();
    };
    return { session, end };
  } catch (error) {
    driver?.end();
    display.end();
    throw error;
  }
}
