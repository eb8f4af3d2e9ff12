/** Most properties that a sentence names. */
const MAX_NAMED = 5;

/** A value behind its guard. */
export interface Guarded {
  /** What stands for the value, to be read like it. */
  readonly view: unknown;
  /** What could not be read so far, as a sentence for the developer; `undefined` where all could. */
  describeFaults(): string | undefined;
}

/** The same value has the same view, so that it is cleaned once for all who are given it. */
const shielded = new WeakMap<object, Guarded>();

/**
 * Shields the reading of a value that the page made: what throws when it is looked at, as a getter or a proxy may, is `undefined` there, and the rest
 * is read. A view and no copy, since a page's objects may go in circles or hold all of the page.
 */
export function guard(value: unknown): Guarded {
  if (typeof value !== 'object' || !value) return { view: value, describeFaults: () => undefined };
  const known = shielded.get(value) ?? shieldObject(value);
  shielded.set(value, known);
  return known;
}

function shieldObject(value: object): Guarded {
  const faults = new Map<string, string>();
  const attempt = <T>(key: PropertyKey, read: () => T): T | undefined => {
    try {
      return read();
    } catch (thrown) {
      faults.set(String(key), describe(thrown));
      return undefined;
    }
  };
  const look = (inner: unknown): unknown => {
    if (typeof inner !== 'object' || !inner) return inner;
    // A target of its own: that of a frozen object would have to be shown as it is.
    return new Proxy(attempt('length', () => Array.isArray(inner)) ? [] : {}, {
      get: (_, key) => look(attempt(key, () => Reflect.get(inner, key) as unknown)),
      has: (_, key) => !!attempt(key, () => Reflect.has(inner, key)),
    });
  };
  return { view: look(value), describeFaults: () => (faults.size ? name(faults) : undefined) };
}

function name(faults: ReadonlyMap<string, string>): string {
  const told = [...faults].slice(0, MAX_NAMED).map(([key, fault]) => `"${key}" (${fault})`);
  const rest = faults.size - told.length;
  return `can't be read and is left out: ${told.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/* What is thrown may itself throw when it is written. */
function describe(thrown: unknown): string {
  try {
    return String(thrown);
  } catch {
    return typeof thrown;
  }
}
