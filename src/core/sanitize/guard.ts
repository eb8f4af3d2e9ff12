/** Maximum number of properties that a warning names. */
const MAX_NAMED = 5;

/** A value behind its guard. */
export interface Guarded {
  /** The view, to read instead of the value. */
  readonly view: unknown;
  /** Returns a warning about the properties that threw so far; `undefined` where none did. */
  describeFaults(): string | undefined;
}

/** Guards by value: the same value has the same view, so that all elements share its sanitized form. */
const guards = new WeakMap<object, Guarded>();

/**
 * Returns a guard of a page's own value. In its view, properties that throw, as in a getter or a proxy, are
 * `undefined`. A view rather than a copy, because an object may be circular or refer to the whole page.
 */
export function guard(value: unknown): Guarded {
  if (typeof value !== 'object' || !value) return { view: value, describeFaults: () => undefined };
  const known = guards.get(value) ?? guardObject(value);
  guards.set(value, known);
  return known;
}

function guardObject(value: object): Guarded {
  const faults = new Map<string, string>();
  const tryRead = <T>(key: PropertyKey, read: () => T): T | undefined => {
    try {
      return read();
    } catch (thrown) {
      faults.set(String(key), describe(thrown));
      return undefined;
    }
  };
  const makeView = (inner: unknown): unknown => {
    if (typeof inner !== 'object' || !inner) return inner;
    // The target is a new object, because a proxy must return the real values of a frozen target.
    return new Proxy(tryRead('length', () => Array.isArray(inner)) ? [] : {}, {
      get: (_, key) => makeView(tryRead(key, () => Reflect.get(inner, key) as unknown)),
      has: (_, key) => !!tryRead(key, () => Reflect.has(inner, key)),
    });
  };
  return { view: makeView(value), describeFaults: () => (faults.size ? describeAll(faults) : undefined) };
}

function describeAll(faults: ReadonlyMap<string, string>): string {
  const named = [...faults].slice(0, MAX_NAMED).map(([key, fault]) => `"${key}" (${fault})`);
  const rest = faults.size - named.length;
  return `skipped unreadable properties: ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/* The conversion of a thrown value to text may throw, too. */
function describe(thrown: unknown): string {
  try {
    return String(thrown);
  } catch {
    return typeof thrown;
  }
}
