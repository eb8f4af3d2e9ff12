/*
 * Records messages and errors of the test page and of the host pages in its frames, for test/page/console.ts.
 * It is a classic script that runs before all other code. Frames write to the record of the page that shows
 * them.
 */
(() => {
  const outerWatch = window.parent === window ? undefined : window.parent.pageWatch;
  const watch = outerWatch ?? { messages: [], testIsRunning: false };

  const toText = (value) => {
    if (value instanceof Error) return `${value.name}: ${value.message}`;
    if (typeof value !== 'object' || value === null) return String(value);
    try {
      return JSON.stringify(value);
    } catch {
      return String(value);
    }
  };

  const record = (level, values) => {
    const { stack = '' } = values.find((value) => value instanceof Error) ?? new Error();
    watch.messages.push({ level, text: values.map(toText).join(' '), stack });
  };

  const watchConsole = () => {
    for (const level of ['error', 'warn']) {
      const write = console[level].bind(console);
      console[level] = (...values) => {
        // A failed test reports its unexpected messages itself, and expected ones need no report.
        if (!watch.testIsRunning) write(...values);
        record(level, values);
      };
    }
  };

  const watchEvent = (target, type, level, toValue) => {
    target.addEventListener(type, (event) => {
      // The test framework listens for the same events, and would fail the test even for expected ones.
      event.stopImmediatePropagation();
      event.preventDefault();
      record(level, [toValue(event)]);
    });
  };

  watchEvent(window, 'error', 'uncaught', ({ error, message }) => error ?? message);
  watchEvent(window, 'unhandledrejection', 'rejection', ({ reason }) => reason);
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    record('violation', [`${effectiveDirective} refused ${blockedURI}`]);
  });

  if (outerWatch) watchConsole();
  // test/page/setup.ts watches the test page's own console later, after the test runner has wrapped it.
  else window.pageWatch = Object.assign(watch, { watchConsole });
})();
