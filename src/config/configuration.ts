import type { OwnMessages } from '../language/own-messages.js';
import type { CustomSource } from '../core/custom/field-map.js';
import type { MetadataChoice } from '../core/dspace/metadata-fields.js';
import { warnOnce } from '../core/warn-once.js';

/** Settings of a page for all its elements; docs/api.md describes each. */
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
  /** Milliseconds until the timeout of one request. */
  timeout?: number | undefined;
  /**
   * Whether the browser's storage keeps the last good responses, for when the network fails. Default: true.
   */
  storage?: boolean | undefined;
  /**
   * Metadata fields of a DSpace repository: `auto`, `fao`, `stock`, or an object (docs/repository.md).
   * Default: `auto`.
   */
  dspaceFields?: MetadataChoice | undefined;
  /** JSON to show instead of a feed, as in the property `data`. */
  data?: object | undefined;
  /** The page's own sources, by the names that the attribute `source` uses. */
  sources?: Readonly<Record<string, CustomSource>> | undefined;
  /** The page's own messages by language tag: some of a language of the library, or all of another. */
  messages?: Readonly<Record<string, OwnMessages>> | undefined;
}

/** Types and names of the settings. */
const SETTINGS =
  /^(?:string (?:feed|source|fallbackFeed|lang|preferLang|linkTarget|loading)|number (?:headingLevel|timeout)|boolean (?:lite|storage)|object (?:data|sources|messages)|(?:string|object) dspaceFields)$/;

type Entries = readonly (readonly [string, unknown])[];

/** Settings of `configure()`. */
let configured: Configuration = {};
/** Settings of the JSON block and the script tag, until the current task ends. */
let read: Configuration | undefined;
const listeners = new Set<() => void>();

/**
 * Sets defaults for all elements of the page, also for those already there. A later call changes only the
 * settings that it names, and of `sources` and `messages` only the entries that it names. `undefined` removes
 * a setting. A setting of the wrong name or type is dropped with a warning.
 */
export function configure(settings: Configuration): void {
  const valid = keepValid(Object.entries(settings));
  const sources = { ...configured.sources, ...valid.sources };
  const messages = valid.messages && { ...configured.messages, ...valid.messages };
  const merged = Object.entries({ ...configured, ...valid, sources, ...(messages && { messages }) });
  configured = Object.fromEntries(merged.filter(([, value]) => value !== undefined));
  listeners.forEach((listener) => listener());
}

/**
 * Registers a source of the page, for elements whose attribute `source` names it. Elements that are already
 * there load again.
 * @param source a field map, or a function that returns a JSON Feed document (docs/custom-sources.md)
 * @throws TypeError where the name is not text or belongs to the library, or the source is neither
 */
export function registerSource(name: string, source: CustomSource): void {
  if (!/^string (?!(?:json-feed|dspace)$)\s*\S/.test(`${typeof name} ${name}`)) {
    throw new TypeError(`registerSource("${name}"): a name is text other than json-feed and dspace`);
  }
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- untyped scripts
  if (!/^(?:function|object)$/.test(typeof source) || !source) {
    throw new TypeError(`registerSource("${name}"): a source is a function or a field map`);
  }
  configure({ sources: { [name]: source } });
}

/** Returns the source that the page registered under a name; `undefined` where there is none. */
export function findCustomSource(name = '', { sources = {} }: Configuration): CustomSource | undefined {
  return Object.hasOwn(sources, name) ? sources[name] : undefined;
}

/**
 * Calls a listener after each {@link configure}.
 * @returns a function that removes the listener
 */
export function onConfigure(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Returns the settings of the page. Those of `configure()` win over those of the JSON block, and these over
 * those of the script tag. The page is searched once per task, not once per element.
 */
export function readConfiguration(): Configuration {
  if (!read) {
    read = keepValid([...readScriptTag(), ...readBlock()]);
    queueMicrotask(() => (read = undefined));
  }
  return {
    ...read,
    ...configured,
    sources: { ...read.sources, ...configured.sources },
    messages: mergeMessages(read.messages, configured.messages),
  };
}

let merged: readonly Configuration['messages'][] = [];

/* Returns the same object for the same two, since elements load their messages again when these change. */
function mergeMessages(
  page: Configuration['messages'],
  own: Configuration['messages'],
): Configuration['messages'] {
  if (!page || !own) return own ?? page;
  if (merged[0] !== page || merged[1] !== own) merged = [page, own, { ...page, ...own }];
  return merged[2];
}

function readBlock(): Entries {
  const value = parse(document.querySelector('script[data-fao-config]')?.textContent || '{}');
  return value instanceof Object ? Object.entries(value) : [['data-fao-config', value]];
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

const parsed = new Map<string, unknown>();

/*
 * Numbers and booleans are written as in JSON. Other text stays as it is. The same text gives the same object,
 * since elements load again when an object in their settings changes.
 */
function parse(text: string): unknown {
  if (!parsed.has(text)) {
    let value: unknown = text;
    try {
      value = JSON.parse(text);
    } catch {
      // Not JSON.
    }
    parsed.set(text, value);
  }
  return parsed.get(text);
}

function keepValid(entries: Entries): Configuration {
  return Object.fromEntries(
    entries.filter(([key, value]) => {
      const isValid = value === undefined || SETTINGS.test(`${typeof value} ${key}`);
      if (!isValid) warnOnce(`configuration: "${key}" can't be ${showValue(value)}`);
      return isValid;
    }),
  );
}

/*
 * Shows only the type of an object: JSON can't contain circular ones, and a warning must not stop the page's
 * own script.
 */
function showValue(value: unknown): string {
  if (value === Object(value)) return typeof value;
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
