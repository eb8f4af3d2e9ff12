/**
 * Why an element has nothing to show. The set is closed; docs/api.md describes each.
 */
export type ErrorKind =
  'offline' | 'network' | 'blocked' | 'timeout' | 'status' | 'restricted' | 'format' | 'not-found' | 'config';

/** Facts about a failure besides its kind. */
export interface ErrorFacts {
  /** URL of the request. */
  readonly url?: string | undefined;
  /** HTTP status, for the kind `status`. */
  readonly status?: number | undefined;
  /** Value of the header `Retry-After`, where the page may read it. */
  readonly retryAfter?: string | undefined;
  /** The unexpected value, or the setting at fault. */
  readonly detail?: string | undefined;
  /** Set where the open circuit of the host prevented the request; `cause` is the host's last failure. */
  readonly isCircuitOpen?: true;
  /** The error that led to this one. */
  cause?: unknown;
}

/** A failure with its kind. The message is for the developer: it names the URL or setting, and the fix. */
export interface LoadError extends Error, ErrorFacts {
  readonly name: 'LoadError';
  readonly kind: ErrorKind;
}

/** State of an element: the value of its property `state`, and the name of its custom CSS state. */
export type WidgetState = 'idle' | 'loading' | 'ready' | 'stale' | 'empty' | 'error';
