/**
 * Why nothing could be shown. The set is closed; docs/api.md says what each means.
 */
export type ErrorKind =
  'offline' | 'network' | 'blocked' | 'timeout' | 'status' | 'restricted' | 'format' | 'not-found' | 'config';

/** What is known about a failure besides its kind. */
export interface ErrorFacts {
  /** The address that was asked. */
  readonly url?: string | undefined;
  /** HTTP status, for the kind `status`. */
  readonly status?: number | undefined;
  /** The header `Retry-After` as it stands, where this page may read it. */
  readonly retryAfter?: string | undefined;
  /** What was found instead, or which setting is meant. */
  readonly detail?: string | undefined;
  /** Set where the host was left in peace instead of asked; `cause` is its last failure. */
  readonly resting?: true;
  /** The error beneath this one. */
  cause?: unknown;
}

/** A failure with its kind. The message is for the developer: it names the place and the mend. */
export interface LoadError extends Error, ErrorFacts {
  readonly name: 'LoadError';
  readonly kind: ErrorKind;
}

/** State of a widget, as its property `state` and its custom CSS state tell it. */
export type WidgetState = 'idle' | 'loading' | 'ready' | 'stale' | 'empty' | 'error';
