import { Task, TaskStatus } from '@lit/task';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LoadError, WidgetState } from '../core/model/error.js';
import { createLoadError, isLoadError, isRetryable } from '../core/model/load-error.js';
import { whenInViewport } from './in-viewport.js';
import { listItem, loadContent } from './load-content.js';
import type { Content, Loaded, LoadRequest, LoadTrace } from './load-request.js';

/** The element of a loader. */
export interface LoaderHost extends ReactiveControllerHost, HTMLElement {
  readonly settings: {
    readonly request: LoadRequest;
    readonly timeout: number;
    readonly storage: boolean;
    readonly loading: 'lazy' | 'eager' | 'click';
  };
  /** Loads the part that shows failures. The loader awaits it before its state becomes `error` or `stale`. */
  prepareFailure(): Promise<void>;
  /**
   * Resolves when the element's messages are loaded, or at the timeout. The loader awaits it before it shows
   * content.
   */
  whenLocalized(): Promise<void>;
}

/**
 * Loads the content that its element requests: in the viewport, at once or on a click, and again when the
 * request changes. It stops while the element is outside the document. The task holds the results; the loader
 * decides when it runs (docs/decisions/0021).
 */
export class ContentLoader implements ReactiveController {
  readonly #host: LoaderHost;
  readonly #task: Task<readonly [LoadRequest], Loaded>;
  #isActive = false;
  /** Whether the element is in the viewport, or was. */
  #isInViewport = false;
  /** The request that failed. */
  #failed: LoadRequest | undefined;
  /** The request of the present run of the task, or of its last complete run. */
  #started: LoadRequest | undefined;
  #fresh = false;
  #stopWaiting: (() => void) | undefined;
  /**
   * Aborts all requests of the element when it leaves the document, also after the task has returned the
   * first content.
   */
  #leaving: AbortController | undefined;

  constructor(host: LoaderHost) {
    this.#host = host;
    host.addController(this);
    this.#task = new Task(host, {
      autoRun: false,
      task: ([request], { signal }) => this.#load(request, signal),
    });
  }

  /** Content of the present request, also while it loads again. */
  get loaded(): Loaded | undefined {
    const loaded = this.#task.value;
    return this.#isCurrent(loaded?.request) ? loaded : undefined;
  }

  /** Why there is no content, or none that is newer. */
  get error(): LoadError | undefined {
    const { error } = this.#task;
    return isLoadError(error) && this.#isCurrent(this.#failed) ? error : this.loaded?.failure;
  }

  get state(): WidgetState {
    const { loaded, error } = this;
    if (this.#task.status === TaskStatus.PENDING) return 'loading';
    if (!loaded) return error ? 'error' : 'idle';
    if (error) return 'stale';
    return loaded.content.entries.length ? 'ready' : 'empty';
  }

  /** Whether the element waits for a click. */
  get waitsForClick(): boolean {
    return !this.#isActive && this.#host.settings.loading === 'click';
  }

  /** Loads without waiting for the viewport or a click. */
  start(): void {
    this.#isActive = true;
    this.#host.requestUpdate();
  }

  /** Loads again, bypassing responses in memory; resolves when there is content or a failure. */
  async reload(): Promise<void> {
    if (!this.#host.isConnected) return;
    this.#isActive = true;
    if (this.#task.status !== TaskStatus.PENDING) {
      this.#fresh = true;
      this.#run();
    }
    await this.#task.taskComplete.catch(() => undefined);
    await this.#host.updateComplete;
  }

  hostConnected(): void {
    if (this.#isActive) this.#host.requestUpdate();
    else
      this.#stopWaiting = whenInViewport(this.#host, () => {
        this.#isInViewport = true;
        this.#host.requestUpdate();
      });
  }

  /* A move disconnects and connects an element within one task. */
  hostDisconnected(): void {
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#stopWaiting?.();
      this.#leaving?.abort();
      if (this.#task.status !== TaskStatus.PENDING) return;
      this.#started = undefined;
      this.#task.abort();
    });
  }

  hostUpdate(): void {
    const { settings, isConnected } = this.#host;
    const { request, loading } = settings;
    this.#isActive ||= loading === 'eager' || (this.#isInViewport && loading === 'lazy');
    if ((this.#isActive || request.data) && isConnected && !this.#isCurrent(this.#started)) this.#run();
  }

  #run(): void {
    this.#started = this.#host.settings.request;
    void this.#task.run([this.#started]);
  }

  /* Whether a request equals the one of the element. */
  #isCurrent(request: LoadRequest | undefined): boolean {
    const current = this.#host.settings.request;
    return (
      !!request &&
      (Object.keys(current) as (keyof LoadRequest)[]).every((key) => request[key] === current[key])
    );
  }

  async #load(request: LoadRequest, signal: AbortSignal): Promise<Loaded> {
    const before = this.loaded;
    const trace: LoadTrace = { responses: new Map() };
    // The language versions of another item are not needed any more.
    if (!before) this.#leaving?.abort();
    this.#leaving = new AbortController();
    const { timeout, storage } = this.#host.settings;
    const options = {
      signal: AbortSignal.any([signal, this.#leaving.signal]),
      timeout,
      fresh: this.#fresh,
      storage,
      trace,
    };
    this.#fresh = false;
    const finish = async (content: Content) => {
      const loaded = await this.#prepare({ content, request, time: Date.now() }, trace);
      void this.#addVersions(loaded, trace);
      return loaded;
    };
    const load = (wanted: LoadRequest) => loadContent(wanted, options);
    try {
      return await finish(await load(request));
    } catch (thrown) {
      signal.throwIfAborted();
      try {
        const content = (await import('../parts/failure.js')).loadFallbackFeed(
          toLoadError(thrown),
          request,
          load,
          signal,
        );
        return await finish(await content);
      } catch (again) {
        // Without a network the part can't be loaded either; the failure then keeps its short message.
        await this.#host.prepareFailure().catch(() => undefined);
        await this.#host.whenLocalized();
        signal.throwIfAborted();
        const failure = isLoadError(again) ? again : toLoadError(thrown);
        // The result inherits from `before`, whose content the language versions may still change.
        if (before && isRetryable(failure))
          return Object.assign(Object.create(before) as Loaded, { failure });
        this.#failed = request;
        throw failure;
      }
    }
  }

  /** Adds the language versions that load after the item. An item from the response cache gets them too. */
  async #addVersions(loaded: Loaded, { responses }: LoadTrace): Promise<void> {
    const { later } = loaded.content;
    const item = await later;
    // An element outside the document loads its item and the versions again when it returns.
    if (later && !this.#host.isConnected) this.#started = undefined;
    else if (item && item !== loaded.content.item) {
      Object.assign(loaded, { content: { ...loaded.content, item, entries: listItem(item) } });
      void this.#store(responses);
      this.#host.requestUpdate();
    }
  }

  /** Waits for messages. Marks content from the response cache as stale, or stores the responses there. */
  async #prepare(loaded: Loaded, { responses, cached }: LoadTrace): Promise<Loaded> {
    await this.#host.whenLocalized();
    if (cached) {
      await this.#host.prepareFailure();
      const failure = await (await import('../parts/failure.js')).diagnose(cached.failure);
      return { ...loaded, time: cached.time, failure };
    }
    if (responses.size) void this.#store(responses);
    return loaded;
  }

  async #store(responses: ReadonlyMap<string, object>): Promise<void> {
    if (!this.#host.settings.storage) return;
    try {
      await (await import('./response-cache.js')).storeResponses(responses);
    } catch {
      // The part can't be loaded, so nothing is stored.
    }
  }
}

/* The import of a part throws a TypeError when it fails, with the URL in its message in most engines. */
function toLoadError(thrown: unknown): LoadError {
  if (isLoadError(thrown)) return thrown;
  const detail = String(thrown);
  return /import/i.test(detail)
    ? createLoadError('network', { cause: thrown, url: /https?:\S+/.exec(detail)?.[0] ?? document.baseURI })
    : createLoadError('format', { cause: thrown, detail });
}
