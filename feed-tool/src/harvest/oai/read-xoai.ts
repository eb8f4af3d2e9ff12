import type { UnknownRecord } from 'fao-widgets-core';
import { listElements, readElementText, type XmlElement } from './xml.js';

/** Elements of the format that are not metadata schemas. */
const OTHERS = new Set(['bundles', 'others', 'repository', 'license']);
/** DSpace's value for a missing language. */
const NO_LANGUAGE = 'none';
const FILE_UUID = /\/bitstreams\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\b/i;

/** A value of a metadata field. */
interface Value {
  readonly value: string;
  readonly language: string | null;
  readonly authority?: string | undefined;
}

/** A record in the form of the REST interface; `metadata` has the values by field, such as `dc.title`. */
export type XoaiRecord = UnknownRecord & {
  readonly metadata: Readonly<Record<string, readonly Value[]>>;
  /** URL of the repository's user interface (configuration `dspace.ui.url`), without a slash at its end. */
  readonly site?: string | undefined;
};

/**
 * Converts a record in the format `xoai`, the only one with all metadata fields and files (DSpace, class
 * ItemUtils), to the form of the REST interface. It lacks the item's UUID.
 * @param metadata the element `metadata` of the format
 */
export function readXoai(metadata: XmlElement): XoaiRecord {
  const others = findNamed(metadata, 'others');
  const bundles = listNamed(findNamed(metadata, 'bundles'), 'bundle').map(readBundle);
  const files = bundles.find(({ name }) => name === 'ORIGINAL')?.bitstreams ?? [];
  const covers = bundles.find(({ name }) => name === 'THUMBNAIL')?.bitstreams ?? [];
  // DSpace names a cover after its file, `report.pdf.jpg`; the item's cover is that of its primary or first
  // file (class ItemServiceImpl, `getThumbnail`).
  const ordered = [...files.filter(isPrimary), ...files.filter((file) => !isPrimary(file))];
  const [cover] = ordered.flatMap((file) => covers.filter(({ name }) => name?.startsWith(`${file.name}.`)));
  const site = readField(findNamed(metadata, 'repository'), 'url')?.replace(/\/+$/, '');
  return {
    type: 'item',
    handle: readField(others, 'handle'),
    metadata: readFields(metadata),
    ...(site && /^https?:\/\/./i.test(site) && { site }),
    _embedded: {
      accessStatus: readAccessStatus(listNamed(others, 'access-status')[0]),
      thumbnail: cover ?? covers[0],
      bundles: {
        _embedded: {
          bundles: bundles.map(({ name, bitstreams }) => ({
            name,
            _embedded: {
              primaryBitstream: bitstreams.find(isPrimary),
              bitstreams: { _embedded: { bitstreams } },
            },
          })),
        },
      },
    },
  };
}

/* Schema, element and the optional qualifier are nested elements; the innermost element is the language. */
function readFields(metadata: XmlElement): Record<string, Value[]> {
  const fields: Record<string, Value[]> = {};
  const walk = (element: XmlElement, path: string, depth: number) => {
    const name = element.attributes['name'] ?? '';
    if (depth >= 2) addValues(element, name, path, fields);
    if (depth === 3) return;
    const inner = depth ? `${path}.${name}` : name;
    for (let child = element.first; child; child = child.next) {
      if (child.name === 'element') walk(child, inner, depth + 1);
    }
  };
  for (let schema = metadata.first; schema; schema = schema.next) {
    if (schema.name === 'element' && !OTHERS.has(schema.attributes['name'] ?? '')) walk(schema, '', 0);
  }
  return fields;
}

/* The authority of a value is the field after it. */
function addValues(element: XmlElement, name: string, path: string, fields: Record<string, Value[]>): void {
  const language = name === NO_LANGUAGE || !name ? null : name;
  let values: Value[] | undefined;
  for (let field = element.first; field; field = field.next) {
    if (field.name !== 'field') continue;
    const kind = field.attributes['name'];
    if (kind !== 'value' && kind !== 'authority') continue;
    const text = readElementText(field);
    if (!text) continue;
    if (kind === 'value') (values ??= []).push({ value: text, language });
    else if (values) values.push({ ...values.pop()!, authority: text });
  }
  if (values) (fields[path] ??= []).push(...values);
}

function readBundle(bundle: XmlElement) {
  return {
    name: readField(bundle, 'name'),
    bitstreams: listNamed(findNamed(bundle, 'bitstreams'), 'bitstream').map(readBitstream),
  };
}

function readBitstream(bitstream: XmlElement) {
  const url = readField(bitstream, 'url') ?? '';
  const uuid = FILE_UUID.exec(url)?.[1]?.toLowerCase();
  return {
    // URLs of DSpace 6 contain no UUID; the file's number within the item replaces it.
    uuid: uuid ?? readField(bitstream, 'sid'),
    name: readField(bitstream, 'name'),
    sizeBytes: Number(readField(bitstream, 'size')) || undefined,
    ...(!uuid && { _links: { content: { href: url } } }),
    isPrimary: readField(bitstream, 'primary') === 'true',
    _embedded: {
      format: { mimetype: readField(bitstream, 'format') },
      accessStatus: readPolicies(findNamed(bitstream, 'resourcePolicies')),
    },
  };
}

function isPrimary({ isPrimary }: ReturnType<typeof readBitstream>): boolean {
  return isPrimary;
}

/*
 * The access status of an item, from DSpace 7.5 on, in the form of the link `accessStatus` of REST: `embargo`
 * has a date in the field `embargo` (recorded replies of DSpace 7.6.7 and 9.2).
 */
function readAccessStatus(element: XmlElement | undefined) {
  const status = readField(element, 'value');
  return status && { status, embargoDate: readField(element, 'embargo') };
}

/*
 * The access status of a file, from its policies, which xoai has from DSpace 8 on: the public may read it
 * where the group Anonymous may, from a start date and until an end date (class DefaultAccessStatusHelper).
 */
function readPolicies(element: XmlElement | undefined) {
  const policies = listNamed(element, 'resourcePolicy');
  if (!policies.length) return undefined;
  const starts = policies
    .filter((policy) => readField(policy, 'group') === 'Anonymous' && readField(policy, 'action') === 'READ')
    .filter((policy) => (readField(policy, 'end-date') ?? '9999') >= new Date().toISOString().slice(0, 10))
    .map((policy) => readField(policy, 'start-date') ?? '');
  if (!starts.length) return { status: 'restricted' };
  const [embargoDate] = starts.sort();
  return embargoDate ? { status: 'embargo', embargoDate } : { status: 'open.access' };
}

function listNamed(parent: XmlElement | undefined, name: string): XmlElement[] {
  return listElements(parent, 'element').filter(({ attributes }) => attributes['name'] === name);
}

function findNamed(parent: XmlElement, name: string): XmlElement | undefined {
  return listNamed(parent, name)[0];
}

function readField(element: XmlElement | undefined, name: string): string | undefined {
  for (let field = element?.first; field; field = field.next) {
    const text = field.name === 'field' && field.attributes['name'] === name && readElementText(field);
    if (text) return text;
  }
  return undefined;
}
