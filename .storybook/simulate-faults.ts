/**
 * Simulates faults of a server, which a static host can't produce. The parameters are those of
 * demo/serve-feed.mjs:
 *
 * - `?slow`: the request gets no response.
 * - `?down`: each response has the status 503.
 * - `?fading`: the first response is the file, and each reload has the status 503. The library reloads with
 *   `no-cache`.
 *
 * Other requests are sent as they are.
 *
 * @returns a function that ends the simulation
 */
export function simulateFaults(): () => void {
  const send = window.fetch;
  window.fetch = async (input, init) => {
    const { search } = new URL(input instanceof Request ? input.url : input, document.baseURI);
    if (search === '?slow') return waitForAbort(init?.signal);
    if (search === '?down' || (search === '?fading' && init?.cache === 'no-cache')) {
      return new Response('Simulated fault', { status: 503 });
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
