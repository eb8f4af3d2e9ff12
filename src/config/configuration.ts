import type { OwnMessages } from '../language/own-messages.js';
import type { CustomSource } from '../core/custom/field-map.js';
import type { MetadataChoice } from '../core/dspace/metadata-fields.js';
import { warnOnce } from '../core/warn-once.js';

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
  /** Whether the last good answers are kept in the browser's storage, to be shown when the network fails. Default: true. */
  storage?: boolean | undefined;
  /** Metadata fields of a DSpace repository: `auto`, `fao`, `stock`, or an object as docs/repository.md has it. Default: `auto`. */
  dspaceFields?: MetadataChoice | undefined;
  /** JSON to show instead of anything from the network, as the property `data` takes it. */
  data?: object | undefined;
  /** Sources of the page's own, by the names that the attribute `source` calls them. */
  sources?: Readonly<Record<string, CustomSource>> | undefined;
  /** Texts of the page's own, by language tag: some in place of the library's, or all of a language that it has not. */
  messages?: Readonly<Record<string, OwnMessages>> | undefined;
}

/** Each setting after the type of its value. */
const SETTINGS =
  /^(?:string (?:feed|source|fallbackFeed|lang|preferLang|linkTarget|loading)|number (?:headingLevel|timeout)|boolean (?:lite|storage)|object (?:data|sources|messages)|(?:string|object) dspaceFields)$/;

type Entries = readonly (readonly [string, unknown])[];

let configured: Configuration = {};
let read: Configuration | undefined;
const listeners = new Set<() => void>();

/**
 * Sets defaults for all widgets of the page, those already there included. Called again, it changes what it names and leaves the
 * rest, sources and languages one by one; `undefined` takes a setting back. Settings of the wrong name or type are left out with a warning.
 */
export function configure(settings: Configuration): void {
  const fitting = takeFitting(Object.entries(settings));
  const sources = { ...configured.sources, ...fitting.sources };
  const messages = fitting.messages && { ...configured.messages, ...fitting.messages };
  const merged = Object.entries({ ...configured, ...fitting, sources, ...(messages && { messages }) });
  configured = Object.fromEntries(merged.filter(([, value]) => value !== undefined));
  listeners.forEach((listener) => listener());
}

/**
 * Makes a source of the page's own known, for widgets that name it by their attribute `source`; those that were there before try again.
 * @param source a field map, or a function that gives a JSON Feed document; docs/custom-sources.md has both
 * @throws TypeError where the name is one of the library's own or the source is neither
 */
export function registerSource(name: string, source: CustomSource): void {
  if (!/^string (?!(?:json-feed|dspace)$)\s*\S/.test(`${typeof name} ${name}`)) {
    throw new TypeError(`registerSource("${name}"): a name is text other than json-feed and dspace`);
  }
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- scripts without types give anything
  if (!/^(?:function|object)$/.test(typeof source) || !source) {
    throw new TypeError(`registerSource("${name}"): a source is a function or a field map`);
  }
  configure({ sources: { [name]: source } });
}

/** The page's own source of a name; `undefined` where it has none. */
export function findCustomSource(name = '', { sources = {} }: Configuration): CustomSource | undefined {
  return Object.hasOwn(sources, name) ? sources[name] : undefined;
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
  return {
    ...read,
    ...configured,
    sources: { ...read.sources, ...configured.sources },
    messages: joinMessages(read.messages, configured.messages),
  };
}

let joined: readonly Configuration['messages'][] = [];

/* The same object for the same two, so that whoever made something of it sees that nothing changed. */
function joinMessages(
  weak: Configuration['messages'],
  strong: Configuration['messages'],
): Configuration['messages'] {
  if (!weak || !strong) return strong ?? weak;
  if (joined[0] !== weak || joined[1] !== strong) joined = [weak, strong, { ...weak, ...strong }];
  return joined[2];
}

/* Parsed once, so that data and sources in it stay the same objects. */
let block: { readonly text: string; readonly entries: Entries } | undefined;

function readBlock(): Entries {
  const text = document.querySelector('script[data-fao-config]')?.textContent ?? '';
  if (block?.text !== text) {
    const value = text ? parse(text) : {};
    block = { text, entries: value instanceof Object ? Object.entries(value) : [['data-fao-config', value]] };
  }
  return block.entries;
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
      if (!fits) warnOnce(`configuration: "${key}" can't be ${showValue(value)}`);
      return fits;
    }),
  );
}

/* Objects by their type alone: JSON can't write those that go in circles, and a warning must not stop the page's own script. */
function showValue(value: unknown): string {
  if (value === Object(value)) return typeof value;
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
