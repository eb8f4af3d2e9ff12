/** Gives what a generator gives, which makes each value while the one before is used. */
export async function* workAhead<T>(source: AsyncGenerator<T, unknown>): AsyncGenerator<T> {
  try {
    let next = source.next();
    for (;;) {
      const made = await next;
      if (made.done) return;
      next = source.next();
      // Whoever asks for it is told; nobody may come to ask.
      next.catch(() => undefined);
      yield made.value;
    }
  } finally {
    await source.return(undefined);
  }
}
