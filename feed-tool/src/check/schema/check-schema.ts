import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Finding } from '../problem.js';
import { describeSchemaError } from './describe-schema-error.js';

/** The build puts the schema at the root of its output, whose folders are those of the sources. */
const SCHEMA = new URL('../../../../fao-feed.schema.json', import.meta.url);

let compiled: ValidateFunction | undefined;

/**
 * Validates a document against schema/fao-feed.schema.json.
 * @returns the violations, in the schema's order
 */
export function checkSchema(json: unknown): Finding[] {
  const validate = (compiled ??= compileSchema());
  if (validate(json)) return [];
  return dropBranches(validate.errors ?? []).map(describeSchemaError);
}

function compileSchema(): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, verbose: true });
  // The default export as Node.js gives it for a CommonJS module.
  (addFormats as unknown as typeof addFormats.default)(ajv);
  return ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object);
}

/**
 * Leaves out what the wrong branch of a choice says: of a value that may be a text or an object, an object is
 * told what it lacks, and anything else that it is neither.
 */
function dropBranches(errors: readonly ErrorObject[]): ErrorObject[] {
  const choices = new Map(
    errors.flatMap((error) => (error.keyword === 'oneOf' ? [[error.instancePath, error]] : [])),
  );
  if (!choices.size) return [...errors];
  return errors.filter((error) => {
    if (error.keyword === 'oneOf') return !isObject(error.data);
    const choice = choices.get(error.instancePath);
    if (!choice || !error.schemaPath.startsWith(`${choice.schemaPath}/`)) return true;
    return isObject(choice.data) && error.keyword !== 'type';
  });
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
