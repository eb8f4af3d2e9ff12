/** Yields the values of a generator. Requests the next value while the caller processes the current one. */
export async function* readAhead<T>(source: AsyncGenerator<T, unknown>): AsyncGenerator<T> {
  try {
    let next = source.next();
    for (;;) {
      const result = await next;
      if (result.done) return;
      next = source.next();
      // `await next` throws the error. If the caller stops before that, the error must not be unhandled.
      next.catch(() => undefined);
      yield result.value;
    }
  } finally {
    await source.return(undefined);
  }
}
