import { Task, TaskStatus } from '@lit/task';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LoadError, WidgetState } from '../model/error.js';
import type { ReadingTrace } from '../model/source.js';
import { canHeal, createLoadError, isLoadError } from '../request/load-error.js';
import { loadContent, showAlone } from './load-content.js';
import type { Content, Wish } from './wish.js';
import { whenNear } from './nearness.js';

/** What the loader asks of its element. */
export interface LoaderHost extends ReactiveControllerHost, HTMLElement {
  /** What is wanted now. */
  readonly wish: Wish;
  readonly loadingMode: 'lazy' | 'eager' | 'click';
  /** Called and awaited before a failure becomes the state. */
  prepareFailure(): Promise<void>;
  /** Called and awaited before there is anything to show: the words around it are there, or are not waited for. */
  whenSpoken(): Promise<void>;
}

/** Content with the wish that it answers, and the failure that kept it from being renewed. */
export interface Loaded {
  readonly content: Content;
  readonly wish: readonly unknown[];
  /** Time of the reading in milliseconds. */
  readonly time: number;
  readonly failure?: LoadError;
}

/**
 * Asks for what its element wants, when it is time: near the viewport, at once or on a click, again when the wish changes, and not while the
 * element is out of the page. What came of it is the task's to know; kept here is only when to run it.
 */
export class ContentLoader implements ReactiveController {
  readonly #host: LoaderHost;
  readonly #task: Task<readonly unknown[], Loaded>;
  #active = false;
  /** Whether the element is near the viewport, or was. */
  #near = false;
  /** The wish that failed; its failure is none of the next one's. */
  #failed: readonly unknown[] | undefined;
  /** The wish that the task was run for; none when it was cut short. */
  #asked: readonly unknown[] | undefined;
  #fresh = false;
  #stopWaiting: (() => void) | undefined;
  /** Ends what is read for the element when it leaves the page, also after the task has shown the first of it. */
  #leaving: AbortController | undefined;

  constructor(host: LoaderHost) {
    this.#host = host;
    host.addController(this);
    this.#task = new Task(host, { autoRun: false, task: (wish, { signal }) => this.#load(wish, signal) });
  }

  /** What was read for the present wish, also while it is being renewed. */
  get loaded(): Loaded | undefined {
    const loaded = this.#task.value;
    return this.#isCurrent(loaded?.wish) ? loaded : undefined;
  }

  /** Why there is nothing to show, or nothing newer. */
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

  /** Whether the element waits for the reader's click. */
  get waitsForClick(): boolean {
    return !this.#active && this.#host.loadingMode === 'click';
  }

  /** Loads at last what waits for a click or for the viewport. */
  start(): void {
    this.#active = true;
    this.#host.requestUpdate();
  }

  /** Loads without waiting, over remembered answers; resolves when there is a result of any kind. */
  async reload(): Promise<void> {
    if (!this.#host.isConnected) return;
    this.#active = true;
    if (this.#task.status !== TaskStatus.PENDING) {
      this.#fresh = true;
      this.#ask();
    }
    await this.#task.taskComplete.catch(() => undefined);
    await this.#host.updateComplete;
  }

  hostConnected(): void {
    if (this.#active) this.#host.requestUpdate();
    else
      this.#stopWaiting = whenNear(this.#host, () => {
        this.#near = true;
        this.#host.requestUpdate();
      });
  }

  /* A move takes an element out and puts it back in one task: only what is still out afterwards has left. */
  hostDisconnected(): void {
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#stopWaiting?.();
      this.#leaving?.abort();
      if (this.#task.status !== TaskStatus.PENDING) return;
      this.#asked = undefined;
      this.#task.abort();
    });
  }

  hostUpdate(): void {
    const { wish, loadingMode, isConnected } = this.#host;
    this.#active ||= loadingMode === 'eager' || (this.#near && loadingMode === 'lazy');
    if ((this.#active || wish.data) && isConnected && !this.#isCurrent(this.#asked)) this.#ask();
  }

  #ask(): void {
    this.#asked = identify(this.#host.wish);
    void this.#task.run(this.#asked);
  }

  #isCurrent(wish: readonly unknown[] | undefined): boolean {
    const wanted = identify(this.#host.wish);
    return !!wish?.every((value, index) => value === wanted[index]);
  }

  async #load(wish: readonly unknown[], signal: AbortSignal): Promise<Loaded> {
    const before = this.loaded;
    const wanted = this.#host.wish;
    const trace: ReadingTrace = { answers: new Map() };
    this.#leaving = new AbortController();
    const terms = { signal: AbortSignal.any([signal, this.#leaving.signal]), fresh: this.#fresh, trace };
    this.#fresh = false;
    const give = async (content: Content) => {
      const loaded = await this.#settle({ content, wish, time: Date.now() }, trace);
      void this.#complete(loaded, trace);
      return loaded;
    };
    try {
      return await give(await loadContent(wanted, terms));
    } catch (thrown) {
      signal.throwIfAborted();
      try {
        return await give(await (await import('./recover.js')).recover(toLoadError(thrown), wanted, terms));
      } catch (again) {
        // The parts themselves can't be loaded where the line is down; the failure is then told as it came.
        await this.#host.prepareFailure().catch(() => undefined);
        await this.#host.whenSpoken();
        signal.throwIfAborted();
        const failure = isLoadError(again) ? again : toLoadError(thrown);
        // It inherits the content, to which language versions may still be added.
        if (before && canHeal(failure)) return Object.assign(Object.create(before) as Loaded, { failure });
        this.#failed = wish;
        throw failure;
      }
    }
  }

  /** Shows what is added to an item later. A copy of it is as good as the answer: the item itself is what readers come for. */
  async #complete(loaded: Loaded, { answers }: ReadingTrace): Promise<void> {
    const { later } = loaded.content;
    const item = await later;
    // Back in the page, an element that has left loads both anew.
    if (later && !this.#host.isConnected) this.#asked = undefined;
    else if (item?.languages) {
      Object.assign(loaded, { content: { ...loaded.content, item, entries: showAlone(item) } });
      if (this.#host.wish.storage) void keep(answers);
      this.#host.requestUpdate();
    }
  }

  /** Marks what rests on a copy as that, with the reason, and has what is new kept as one. */
  async #settle(loaded: Loaded, { answers, copy }: ReadingTrace): Promise<Loaded> {
    await this.#host.whenSpoken();
    if (copy) {
      await this.#host.prepareFailure();
      const failure = await (await import('./recover.js')).diagnose(copy.failure);
      return { ...loaded, time: copy.time, failure };
    }
    if (this.#host.wish.storage && answers.size) void keep(answers);
    return loaded;
  }
}

async function keep(answers: ReadonlyMap<string, object>): Promise<void> {
  try {
    await (await import('../request/copies/copies.js')).keepCopies(answers);
  } catch {
    // Where the part can't be loaded nothing is kept, which is no failure.
  }
}

/* How long one waits is no part of what is wanted. */
function identify({ timeout, storage, ...wish }: Wish): readonly unknown[] {
  return Object.values(wish);
}

/* A part of the library that can't be loaded throws a TypeError whose message names it in most engines. */
function toLoadError(thrown: unknown): LoadError {
  if (isLoadError(thrown)) return thrown;
  const detail = String(thrown);
  return /import/i.test(detail)
    ? createLoadError('network', { cause: thrown, url: /https?:\S+/.exec(detail)?.[0] ?? document.baseURI })
    : createLoadError('format', { cause: thrown, detail });
}
