import type { LocalMessages, Messages } from './messages.js';
import { messages as english } from './messages/en.js';
import type { MergedMessages, OwnMessages } from './own-messages.js';

/**
 * Loaded messages, and warnings about the page's own messages among them, each a sentence for the developer.
 */
export interface FoundMessages extends LocalMessages {
  readonly warnings?: readonly string[];
}

/* English is in the core. Every other language is a part, which loads when a page needs it. */
const LOADERS: Readonly<Record<string, () => Promise<{ readonly messages: Messages }>>> = {
  ar: () => import('./messages/ar.js'),
  es: () => import('./messages/es.js'),
  fr: () => import('./messages/fr.js'),
  ru: () => import('./messages/ru.js'),
  zh: () => import('./messages/zh.js'),
};

const tables = new Map([['en', english]]);

/** The English messages, which are always loaded. */
export const inEnglish: LocalMessages = { messages: english, language: 'en' };

/**
 * Returns the messages of a language tag by its primary subtag (RFC 4647, section 3.4), else English, with
 * the page's own messages merged over them.
 * @param own the page's own messages by language tag
 * @returns the messages where they are loaded; else a promise, which is rejected where their file can't be
 *   loaded
 */
export function loadMessages(
  tag: string,
  own?: Readonly<Record<string, OwnMessages>>,
): FoundMessages | Promise<FoundMessages> {
  const primary = tag.trim().toLowerCase().split(/[-_]/)[0]!;
  const table = tables.get(primary);
  const loader = Object.hasOwn(LOADERS, primary) ? LOADERS[primary] : undefined;
  if (!own && (table ?? !loader)) return localize(tag, primary, table);
  return load(tag, primary, table ? undefined : loader, own);
}

async function load(
  tag: string,
  primary: string,
  loader: (typeof LOADERS)[string] | undefined,
  own: Readonly<Record<string, OwnMessages>> | undefined,
): Promise<FoundMessages> {
  const [file, part] = await Promise.all([loader?.(), own && import('./own-messages.js')]);
  if (file) tables.set(primary, file.messages);
  const table = tables.get(primary);
  const merged: MergedMessages | undefined = part?.mergeMessages(tag, english, table, own!);
  const { warnings } = merged ?? {};
  return { ...localize(tag, primary, merged?.messages ?? table), ...(warnings && { warnings }) };
}

function localize(tag: string, primary: string, messages: Messages | undefined): LocalMessages {
  return messages ? { messages, language: chooseFormat(tag, primary) } : inEnglish;
}

/**
 * Returns the tag for formats and `lang`. The messages are in the default script of their language. For a tag
 * with another script, such as `zh-Hant`, the result is therefore the language alone. Pages also set tags
 * that make `Intl` throw, such as `en-US ` and `en_US`.
 */
function chooseFormat(tag: string, primary: string): string {
  try {
    const locale = new Intl.Locale(tag);
    const isInScript = locale.maximize().script === new Intl.Locale(primary).maximize().script;
    return isInScript ? locale.toString() : primary;
  } catch {
    return primary;
  }
}
