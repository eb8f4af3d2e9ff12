import { escapeXml, writeError, writeHeader, writeRecord } from './write-oai.mjs';

/**
 * How a server divides its lists.
 *
 * @typedef {object} ListSwitches
 * @property {number[]} [pages] number of records of each page; default: two on every page
 * @property {keyof typeof TOKENS} [tokens] what tokens look like
 * @property {string} [attributes] further attributes of a token
 * @property {number | 'none' | Record<string, number>} [size] what `completeListSize` says beyond the number
 *   of records, also by verb; or that it is absent
 * @property {'offset' | 'page' | 'none'} [cursor] what `cursor` counts
 * @property {'empty' | 'self-closed' | 'absent' | 'token' | 'spaced'} [end] the token of the last page;
 *   `token` leads to the error noRecordsMatch
 * @property {number} [overlap] number of records that each page repeats from the page before
 * @property {boolean} [repeats] whether each page has its first record twice
 * @property {Circle} [circle]
 * @property {Record<string, number[]>} [omit] by verb: records that its list lacks
 * @property {Record<string, boolean>} [sendsEmptyList] by verb: whether a list without records is no error
 */

/**
 * Lists that lead nowhere.
 *
 * @typedef {object} Circle
 * @property {string[]} verbs
 * @property {number} page from which on
 * @property {'same token' | 'new tokens' | 'first page'} kind whether the token leads to the same page, a new
 *   one each time does, or it leads to the first page
 */

const TOKENS = {
  plain: (page, _, { from = '', until = '', set = '' }) => `xoai/${from}/${until}/${set}/${page}`,
  special: (page) => `MToxMDA=|x/y+z&a=b c%20d;é"'#?<${page}>`,
  long: (page) => `${'x'.repeat(3_000)}-${page}`,
  changing: (page, count) => `${page}-${count}`,
  spaced: (page) => `page-${page}`,
  CDATA: (page) => `page&${page}`,
};

/** Writes a page of `ListRecords` or `ListIdentifiers`, or an error. */
export function readList(url, verb, state) {
  const { script, issued } = state;
  const { lists = {} } = script;
  const token = url.searchParams.get('resumptionToken');
  const at = token === null ? begin(url, script) : issued.get(token);
  if (!at || (token !== null && at.verb !== verb)) return writeError(at?.error ?? 'badResumptionToken');
  if (at.error) return writeError(at.error);
  const all = state.list
    .list(script.ignoresFrom ? { set: at.set } : at)
    .filter(({ number }) => !lists.omit?.[verb]?.includes(number));
  const { pages = [], overlap = 0, repeats } = lists;
  const size = pages[at.page - 1] ?? 2;
  const slice = all.slice(Math.max(0, at.offset - overlap), at.offset + size);
  if (!all.length && !lists.sendsEmptyList) return writeError('noRecordsMatch');
  const records = repeats ? [...slice.slice(0, 1), ...slice] : slice;
  const write = verb === 'ListRecords' ? writeRecord : writeHeader;
  const next = { ...at, verb, page: at.page + 1, offset: at.offset + size };
  const end = writeToken(next, { at, total: all.length, state });
  return `<${verb}>${records.map(write).join('')}${end}</${verb}>`;
}

function begin(url, { sets = {}, identity = {} }) {
  const [from, until, set] = ['from', 'until', 'set'].map((name) => url.searchParams.get(name) ?? undefined);
  const isByDay = 'granularity' in identity && !identity.granularity?.includes('T');
  const form = isByDay ? /^\d{4}-\d\d-\d\d$/ : /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?$/;
  if ([from, until].some((time) => time && !form.test(time))) return { error: 'badArgument' };
  if (url.searchParams.get('metadataPrefix') !== 'xoai') return { error: 'cannotDisseminateFormat' };
  if (set && !(set in sets)) return { error: 'noRecordsMatch' };
  return { from, until, set, page: 1, offset: 0 };
}

function writeToken(next, { at, total, state: { script, issued, requests } }) {
  const { tokens = 'plain', circle, end = 'empty', ...lists } = script.lists ?? {};
  const attributes = writeAttributes({ ...at, verb: next.verb }, total, lists);
  const isCircle = circle?.verbs.includes(next.verb) && at.page >= circle.page;
  if (next.offset >= total && !isCircle) {
    if (end === 'absent' || at.page === 1) return '';
    if (end === 'self-closed') return `<resumptionToken${attributes}/>`;
    if (end !== 'token')
      return `<resumptionToken${attributes}>${end === 'spaced' ? '\n ' : ''}</resumptionToken>`;
    issued.set('the-end', { verb: next.verb, error: 'noRecordsMatch' });
    return `<resumptionToken${attributes}>the-end</resumptionToken>`;
  }
  const target = isCircle ? { ...next, ...turnBack(circle, at) } : next;
  const kind = isCircle && circle.kind === 'new tokens' ? 'changing' : tokens;
  const token = TOKENS[kind](target.page, requests.length, target);
  issued.set(token, target);
  const text = { spaced: `\n  ${token}\n  `, CDATA: `<![CDATA[${token}]]>` }[tokens] ?? escapeXml(token);
  return `<resumptionToken${attributes}>${text}</resumptionToken>`;
}

function turnBack({ kind }, at) {
  return kind === 'first page' ? { page: 1, offset: 0 } : { page: at.page, offset: at.offset };
}

function writeAttributes({ verb, page, offset }, total, { size = 0, cursor = 'offset', attributes = '' }) {
  const surplus = size instanceof Object ? (size[verb] ?? 0) : size;
  const sizeText = surplus === 'none' ? '' : ` completeListSize="${total + surplus}"`;
  const cursorText = cursor === 'none' ? '' : ` cursor="${cursor === 'page' ? page - 1 : offset}"`;
  return `${attributes}${sizeText}${cursorText}`;
}
