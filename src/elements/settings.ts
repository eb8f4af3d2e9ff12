import type { CardContext } from '../card/card-context.js';
import { chooseValue, readBoolean } from '../config/attribute-values.js';
import { findCustomSource, readConfiguration, type Configuration } from '../config/configuration.js';
import { savesData } from '../config/save-data.js';
import { findPageLanguage } from '../language/page-language.js';
import type { LoadRequest } from '../loading/load-request.js';

/** Milliseconds until the timeout of one request, unless the page sets it. */
const TIMEOUT = 10_000;
/** Timers take at most 31 bits of milliseconds. */
const MAX_TIMEOUT = 2 ** 31 - 1;

/** The attributes and properties that all elements have, as pages and frameworks set them. */
export interface PublicationAttributes extends HTMLElement {
  readonly feed: string | undefined;
  readonly source: string | undefined;
  readonly fallbackFeed: string | undefined;
  readonly itemName: string | undefined;
  readonly preferLang: string | undefined;
  readonly headingLevel: number | string | undefined;
  readonly loading: string | undefined;
  readonly linkTarget: string | undefined;
  readonly lite: boolean;
  readonly data: unknown;
}

/** Attributes and properties of an element, merged with the configuration of the page. */
export interface Settings {
  readonly request: LoadRequest;
  /** Milliseconds until the timeout of one request. */
  readonly timeout: number;
  /** Whether the response cache may be read and written. */
  readonly storage: boolean;
  readonly loading: 'lazy' | 'eager' | 'click';
  /** Language of the interface; absent: neither the element nor its page sets one. */
  readonly lang: string | undefined;
  /** Messages of the page, by language. */
  readonly messages: Configuration['messages'];
  /** Level of the element's heading, 1 to 6. */
  readonly headingLevel: number;
  /** Whether the element shows one publication or a list, which decides its messages. */
  readonly kind: 'card' | 'list';
  /** Arrangement of the element's content. */
  readonly layout: string;
  readonly card: Pick<CardContext, 'headingLevel' | 'layout' | 'lite' | 'linkTarget' | 'showsEdition'>;
  /** Number of skeletons while the content loads. */
  readonly placeholders: number;
}

/** The settings that all elements read in the same way. */
interface SharedSettings extends Omit<Settings, 'card' | 'kind' | 'layout' | 'placeholders'> {
  readonly card: Omit<Settings['card'], 'layout'>;
}

/** Reads the settings that all elements have. Each attribute wins over the configuration of the page. */
export function readSettings(element: PublicationAttributes): SharedSettings {
  const page = readConfiguration();
  const read = <Key extends keyof PublicationAttributes & keyof Configuration>(key: Key) =>
    (element[key] || page[key]) as Configuration[Key];
  const source = read('source');
  const preferLang = read('preferLang');
  const level = element.headingLevel ?? page.headingLevel;
  const headingLevel = +chooseValue(element, 'heading-level', level, ['2', '1', '3', '4', '5', '6']);
  const name = String((element.itemName as string | number | undefined) ?? '');
  return {
    request: {
      feed: read('feed'),
      source,
      custom: findCustomSource(source, page),
      fallbackFeed: read('fallbackFeed'),
      name: name.toWellFormed().trim() || undefined,
      preferLang,
      dspaceFields: page.dspaceFields,
      data: read('data'),
    },
    timeout: Math.min(page.timeout! > 0 ? page.timeout! : TIMEOUT, MAX_TIMEOUT),
    storage: page.storage !== false,
    loading: chooseValue(element, 'loading', read('loading'), ['lazy', 'eager', 'click']),
    lang: read('lang') || findPageLanguage(element) || undefined,
    messages: page.messages,
    headingLevel,
    card: {
      headingLevel,
      lite: (readBoolean(element.lite) ?? page.lite === true) || savesData(),
      linkTarget: read('linkTarget'),
      showsEdition: !!preferLang,
    },
  };
}
