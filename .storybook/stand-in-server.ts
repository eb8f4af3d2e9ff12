/**
 * Answers some addresses as a server would on a bad day, which a static host can't be asked for; the terms are those of demo/serve-feed.mjs:
 *
 * - with `?slow` a request is never answered,
 * - with `?down` every answer is 503,
 * - with `?fading` a first reading is answered with the file, and a reading anew is 503. The request itself tells which: the library asks anew with
 *   `no-cache`.
 *
 * Every other request goes its way.
 *
 * @returns what ends it
 */
export function standInForServer(): () => void {
  const send = window.fetch;
  window.fetch = async (input, init) => {
    const { search } = new URL(input instanceof Request ? input.url : input, document.baseURI);
    if (search === '?slow') return waitForAbort(init?.signal);
    if (search === '?down' || (search === '?fading' && init?.cache === 'no-cache')) {
      return new Response('Down, as this address is meant to be.', { status: 503 });
    }
    return send(input, init);
  };
  return () => {
    window.fetch = send;
  };
}

function waitForAbort(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error));
  });
}
