import { warnOnce } from './report.js';

/** What a page can set for all its widgets; docs/api.md says what each means. */
export interface Configuration {
  feed?: string | undefined;
  source?: string | undefined;
  fallbackFeed?: string | undefined;
  lang?: string | undefined;
  preferLang?: string | undefined;
  linkTarget?: string | undefined;
  loading?: string | undefined;
  headingLevel?: number | undefined;
  lite?: boolean | undefined;
  /** Milliseconds one request may take. */
  timeout?: number | undefined;
}

const STRINGS = /^(?:feed|source|fallbackFeed|lang|preferLang|linkTarget|loading)$/;
const OTHERS: Readonly<Record<string, string>> = { headingLevel: 'number', lite: 'boolean', timeout: 'number' };

let configured: Configuration = {};
let read: Configuration | undefined;
const listeners = new Set<() => void>();

/**
 * Sets defaults for all widgets of the page, those already there included. Called again, it changes what it names and leaves the
 * rest; `undefined` takes a setting back. Settings of the wrong name or type are left out with a warning.
 */
export function configure(settings: Configuration): void {
  configured = { ...configured, ...checkSettings(settings) };
  listeners.forEach((listener) => listener());
}

/** Calls back after each {@link configure}; gives the function that ends it. */
export function onConfigure(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * The page's settings: those of `configure()`, of the JSON block, of the script tag, in this order of strength. The page is searched once
 * a task, not once a widget.
 */
export function readConfiguration(): Configuration {
  if (!read) {
    read = checkSettings({ ...readScriptTag(), ...readBlock() });
    queueMicrotask(() => (read = undefined));
  }
  return { ...read, ...configured };
}

function readBlock(): object {
  const text = document.querySelector('script[data-fao-config]')?.textContent;
  return text ? (parse(text, () => warnOnce(`data-fao-config is not JSON: ${text}`)) as object) : {};
}

/* `document.currentScript` is null in modules, so the tag is found by its attribute. Numbers and booleans are written as in JSON. */
function readScriptTag(): object {
  const { dataset = {} } = document.querySelector<HTMLElement>('script[data-fao-feed]') ?? {};
  const settings = Object.entries(dataset).flatMap(([key, text = '']) =>
    key.startsWith('fao') ? [[key[3]!.toLowerCase() + key.slice(4), parse(text, () => text)]] : [],
  );
  return Object.fromEntries(settings) as object;
}

function parse(text: string, orElse: () => unknown): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return orElse();
  }
}

function checkSettings(settings: object): Configuration {
  const fits = ([key, value]: [string, unknown]) => {
    const fit = value === undefined || typeof value === (STRINGS.test(key) ? 'string' : OTHERS[key]);
    if (!fit) warnOnce(`configuration: "${key}" can't be ${JSON.stringify(value)}`);
    return fit;
  };
  return Object.fromEntries(Object.entries(settings).filter(fits));
}
