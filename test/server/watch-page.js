/*
 * Runs before all other code of the test page and of the host pages in its frames, as a classic script, and keeps what
 * goes wrong in them: test/page/console.ts judges it. Frames keep it in the page that shows them.
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
        // What a test writes is in the message of its failure, or was expected: printed too, it would be noise.
        if (!watch.testIsRunning) write(...values);
        record(level, values);
      };
    }
  };

  const watchEvent = (target, type, level, toValue) => {
    target.addEventListener(type, (event) => {
      // The test framework listens for the same events and would blame them on the test whether announced or not.
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
  // The test page's own console is watched later, outside of what the test runner puts around it.
  else window.pageWatch = Object.assign(watch, { watchConsole });
})();
