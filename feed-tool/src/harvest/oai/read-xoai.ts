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
export type XoaiRecord = UnknownRecord & { readonly metadata: Readonly<Record<string, readonly Value[]>> };

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
  // DSpace names a cover after its file, `report.pdf.jpg`; the item's cover is that of its first file (class
  // ItemServiceImpl, `getThumbnail`).
  const [cover] = files.flatMap((file) => covers.filter(({ name }) => name?.startsWith(`${file.name}.`)));
  return {
    type: 'item',
    handle: readField(others, 'handle'),
    metadata: readFields(metadata),
    _embedded: {
      thumbnail: cover ?? covers[0],
      bundles: {
        _embedded: {
          bundles: bundles.map(({ name, bitstreams }) => ({
            name,
            _embedded: { bitstreams: { _embedded: { bitstreams } } },
          })),
        },
      },
    },
  };
}

/* Schema, element and the optional qualifier are nested elements; the innermost element is the language. */
function readFields(metadata: XmlElement): Record<string, Value[]> {
  const fields: Record<string, Value[]> = {};
  const walk = (element: XmlElement, path: readonly string[]) => {
    const name = element.attributes['name'] ?? '';
    const values = path.length >= 2 && path.length <= 3 ? readValues(element, name) : [];
    if (values.length) (fields[path.join('.')] ??= []).push(...values);
    if (path.length < 3) for (const child of listElements(element, 'element')) walk(child, [...path, name]);
  };
  for (const schema of listElements(metadata, 'element')) {
    if (!OTHERS.has(schema.attributes['name'] ?? '')) walk(schema, []);
  }
  return fields;
}

/* The authority of a value is the field after it. */
function readValues(element: XmlElement, name: string): Value[] {
  const language = name === NO_LANGUAGE || !name ? null : name;
  const values: Value[] = [];
  for (const field of listElements(element, 'field')) {
    const text = readElementText(field);
    const last = values.at(-1);
    if (text && field.attributes['name'] === 'value') values.push({ value: text, language });
    if (text && last && field.attributes['name'] === 'authority')
      values.push({ ...values.pop()!, authority: text });
  }
  return values;
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
    _embedded: { format: { mimetype: readField(bitstream, 'format') } },
  };
}

function listNamed(parent: XmlElement | undefined, name: string): XmlElement[] {
  return listElements(parent, 'element').filter(({ attributes }) => attributes['name'] === name);
}

function findNamed(parent: XmlElement, name: string): XmlElement | undefined {
  return listNamed(parent, name)[0];
}

function listFields(element: XmlElement | undefined, name: string): string[] {
  return listElements(element, 'field')
    .filter(({ attributes }) => attributes['name'] === name)
    .flatMap((field) => readElementText(field) ?? []);
}

function readField(element: XmlElement | undefined, name: string): string | undefined {
  return listFields(element, name)[0];
}
