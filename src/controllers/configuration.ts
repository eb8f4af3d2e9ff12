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

/** Each setting after the type of its value. */
const SETTINGS =
  /^(?:string (?:feed|source|fallbackFeed|lang|preferLang|linkTarget|loading)|number (?:headingLevel|timeout)|boolean lite)$/;

type Entries = readonly (readonly [string, unknown])[];

let configured: Configuration = {};
let read: Configuration | undefined;
const listeners = new Set<() => void>();

/**
 * Sets defaults for all widgets of the page, those already there included. Called again, it changes what it names and leaves the
 * rest; `undefined` takes a setting back. Settings of the wrong name or type are left out with a warning.
 */
export function configure(settings: Configuration): void {
  const merged = Object.entries({ ...configured, ...takeFitting(Object.entries(settings)) });
  configured = Object.fromEntries(merged.filter(([, value]) => value !== undefined));
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
    read = takeFitting([...readScriptTag(), ...readBlock()]);
    queueMicrotask(() => (read = undefined));
  }
  return { ...read, ...configured };
}

function readBlock(): Entries {
  const text = document.querySelector('script[data-fao-config]')?.textContent;
  const block = text ? parse(text) : {};
  return block instanceof Object ? Object.entries(block) : [['data-fao-config', block]];
}

/* `document.currentScript` is null in modules, so the tag is found by its attributes. */
function readScriptTag(): Entries {
  return [...document.scripts].flatMap(({ dataset }) =>
    Object.entries(dataset).flatMap(([key, text]) => {
      const name = /^fao(?!Config$)([A-Z])(.*)/.exec(key);
      return name
        ? [[name[1]!.toLowerCase() + name[2]!, key === 'faoLite' && !text ? true : parse(text!)]]
        : [];
    }),
  );
}

/* Numbers and booleans are written as in JSON; what is no JSON is text. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function takeFitting(entries: Entries): Configuration {
  return Object.fromEntries(
    entries.filter(([key, value]) => {
      const fits = value === undefined || SETTINGS.test(`${typeof value} ${key}`);
      if (!fits) warnOnce(`configuration: "${key}" can't be ${JSON.stringify(value)}`);
      return fits;
    }),
  );
}
