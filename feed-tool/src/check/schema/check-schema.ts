import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Finding } from '../problem.js';
import { describeSchemaError } from './describe-schema-error.js';

/** The build copies the schema to the root of its output, which has the same folders as the sources. */
const SCHEMA = new URL('../../../../fao-feed.schema.json', import.meta.url);

let compiled: ValidateFunction | undefined;

/**
 * Validates a document against schema/fao-feed.schema.json.
 * @returns one finding per violation, in the order of the schema
 */
export function checkSchema(json: unknown): Finding[] {
  const validate = (compiled ??= compileSchema());
  if (validate(json)) return [];
  return dropOtherBranches(validate.errors ?? []).map(describeSchemaError);
}

function compileSchema(): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, verbose: true });
  // The module is CommonJS: Node.js exports the function itself, which its types call `default`.
  (addFormats as unknown as typeof addFormats.default)(ajv);
  return ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object);
}

/**
 * Drops errors of the wrong branch of a `oneOf`, which allows a string or an object: for an object, only the
 * errors of the object's branch remain; for any other value, only the error that it is neither.
 */
function dropOtherBranches(errors: readonly ErrorObject[]): ErrorObject[] {
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
