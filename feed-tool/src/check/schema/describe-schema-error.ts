import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Finding } from '../problem.js';
import { readPointer } from '../text/json-pointer.js';

/** Annotations of a value in the schema. */
interface Annotations {
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Annotations>>;
}

/** JSON types in messages. */
const TYPES: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
};

/** Formats of strings in messages. */
const FORMATS: Readonly<Record<string, string>> = {
  uuid: 'a UUID',
  'uri-reference': 'a URL',
  'date-time': 'a date with a time and a time zone (RFC 3339)',
};

/** Converts an error of Ajv to a finding, with a message in plain English and a hint. */
export function describeSchemaError(error: ErrorObject): Finding {
  const { instancePath, keyword, data } = error;
  const schema = (error.parentSchema ?? {}) as Annotations;
  const params = error.params as Readonly<Record<string, unknown>>;
  const start = { path: readPointer(instancePath), value: data };
  const about = schema.description ? ` ${firstSentence(schema.description)}` : '';
  if (keyword === 'required') {
    const field = String(params['missingProperty']);
    const message = `"${field}" is missing.`;
    return { ...start, rule: 'missing-field', message, hint: describeField(field, schema) };
  }
  if (keyword === 'type' || keyword === 'oneOf') {
    const expected = keyword === 'oneOf' ? ['string', 'object'] : [params['type']].flat().map(String);
    const message = `This is ${nameType(data)}, but must be ${expected.map((type) => TYPES[type] ?? type).join(' or ')}.${about}`;
    return { ...start, rule: 'wrong-type', message, hint: describeExample(schema, data) };
  }
  const message = `This must be ${describeLimit(keyword, params)}.${about}`;
  return { ...start, rule: 'wrong-value', message, hint: describeExample(schema, undefined) };
}

function describeLimit(keyword: string, params: Readonly<Record<string, unknown>>): string {
  if (keyword === 'format') return FORMATS[String(params['format'])] ?? String(params['format']);
  if (keyword === 'const') return JSON.stringify(params['allowedValue']);
  if (keyword === 'enum')
    return (params['allowedValues'] as unknown[]).map((value) => JSON.stringify(value)).join(' or ');
  if (keyword === 'minimum') return `at least ${String(params['limit'])}`;
  if (keyword === 'minItems') return `a list of ${String(params['limit'])} or more entries`;
  return 'as the schema describes';
}

function describeField(field: string, schema: Annotations): string {
  const example = schema.properties?.[field]?.examples?.[0];
  const isShort = example !== undefined && typeof example !== 'object';
  return isShort
    ? `Write "${field}", such as "${field}": ${JSON.stringify(example)}.`
    : `Write "${field}" (docs/feed.md has an example).`;
}

function describeExample({ examples }: Annotations, data: unknown): string {
  if (typeof data === 'number' && examples?.some((one) => typeof one === 'string'))
    return Number.isSafeInteger(data)
      ? `Write it in quotes: "${data}".`
      : 'Write the intended digits in quotes.';
  const example = examples?.[0];
  return example === undefined
    ? 'Write a value that docs/feed.md allows, or leave the field out.'
    : `Write a value such as ${JSON.stringify(example)}, or leave the field out.`;
}

function nameType(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return (
    { string: 'a string', number: 'a number', boolean: 'true or false' }[typeof value as string] ??
    'an object'
  );
}

function firstSentence(text: string): string {
  return /^.*?[.;](?=\s|$)/.exec(text)?.[0].replace(/;$/, '.') ?? text;
}
