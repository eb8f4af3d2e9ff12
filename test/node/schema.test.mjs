import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, it } from 'node:test';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const ROOT = new URL('../../', import.meta.url);
const readText = (path) => readFile(new URL(path, ROOT), 'utf8');
const readJson = async (path) => JSON.parse(await readText(path));

/** Returns the schema that a `$ref` names, merged with the keywords beside the `$ref`. */
function follow(schema, root) {
  if (!schema.$ref) return schema;
  const target = schema.$ref
    .slice(2)
    .split('/')
    .reduce((place, key) => place[key], root);
  return { ...target, ...schema };
}

/** Yields a schema and every schema in it, each with its JSON Pointer. */
function* listSchemas(schema, pointer = '') {
  yield { schema, pointer };
  for (const group of ['properties', '$defs']) {
    for (const [name, inner] of Object.entries(schema[group] ?? {})) {
      yield* listSchemas(inner, `${pointer}/${group}/${name}`);
    }
  }
  if (schema.items) yield* listSchemas(schema.items, `${pointer}/items`);
}

describe('The schema of a feed', () => {
  let schema;
  let schemas;
  let ajv;
  let validate;

  before(async () => {
    schema = await readJson('schema/fao-feed.schema.json');
    schemas = [...listSchemas(schema)];
    ajv = addFormats(new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }));
    validate = ajv.compile(schema);
  });

  it('is a JSON Schema of 2020-12', () => {
    assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema');
    assert.ok(ajv.validateSchema(schema), JSON.stringify(ajv.errors, null, 2));
  });

  it('has a description and examples for every property', () => {
    const properties = schemas.filter(({ pointer }) => /\/(?:properties|\$defs)\/[^/]+$/.test(pointer));
    assert.ok(properties.length > 50, `${properties.length} properties`);
    for (const { schema: property, pointer } of properties) {
      const { description = '', examples = [] } = follow(property, schema);
      assert.match(description, /^[A-Z`].{10,}[.]$/s, `description of ${pointer}`);
      assert.ok(examples.length > 0, `examples of ${pointer}`);
    }
  });

  it('accepts its own examples', () => {
    let count = 0;
    for (const { schema: part, pointer } of schemas) {
      const validatePart = ajv.getSchema(`${schema.$id}#${pointer}`);
      for (const example of part.examples ?? []) {
        count += 1;
        assert.ok(
          validatePart(example),
          `${pointer}: ${JSON.stringify(example)} ${JSON.stringify(validatePart.errors)}`,
        );
      }
    }
    assert.ok(count > 50, `${count} examples`);
  });

  for (const name of ['golden.json', 'blog.json', 'page-1.json', 'page-2.json', 'items/ab1234en.json']) {
    it(`accepts test/fixtures/feeds/${name}`, async () => {
      assert.ok(validate(await readJson(`test/fixtures/feeds/${name}`)), JSON.stringify(validate.errors));
    });
  }

  const version = 'https://jsonfeed.org/version/1.1';
  const makeFeed = (item) => ({ version, title: 'Feed', items: [{ id: 'a', title: 'Title', ...item }] });
  const wrong = {
    'no version': [{ title: 'Feed', items: [] }, ''],
    'a version of another standard': [{ version: '2.0', title: 'Feed', items: [] }, '/version'],
    'a later version': [{ version: `${version}0`, title: 'Feed', items: [] }, '/version'],
    'no list of items': [{ version, title: 'Feed', items: {} }, '/items'],
    'an item without an id': [{ version, title: 'Feed', items: [{ title: 'Title' }] }, '/items/0'],
    'an id that is neither text nor number': [makeFeed({ id: null }), '/items/0/id'],
    'tags in one text': [makeFeed({ tags: 'soil, water' }), '/items/0/tags'],
    'a file without a media type': [makeFeed({ attachments: [{ url: 'a.pdf' }] }), '/items/0/attachments/0'],
    'a size in words': [
      makeFeed({ attachments: [{ url: 'a.pdf', mime_type: 'application/pdf', size_in_bytes: '18.4 MB' }] }),
      '/items/0/attachments/0/size_in_bytes',
    ],
    'a URL with a space': [makeFeed({ image: 'covers/a b.svg' }), '/items/0/image'],
    'an unknown version of the extension': [makeFeed({ _fao: { version: '2' } }), '/items/0/_fao/version'],
    'a language version without a language': [
      makeFeed({ _fao: { languages: [{ id: 'b' }] } }),
      '/items/0/_fao/languages/0',
    ],
    'a related item without an id': [
      makeFeed({ _fao: { related: [{ reason: 'None' }] } }),
      '/items/0/_fao/related/0',
    ],
    'a broken UUID': [makeFeed({ _fao: { uuid: '3d46a5a8' } }), '/items/0/_fao/uuid'],
    'an unknown status': [makeFeed({ _fao: { status: 'gone' } }), '/items/0/_fao/status'],
  };
  for (const [fault, [feed, place]] of Object.entries(wrong)) {
    it(`rejects ${fault}`, () => {
      assert.equal(validate(feed), false);
      assert.deepEqual([...new Set(validate.errors.map(({ instancePath }) => instancePath))], [place]);
    });
  }

  it('accepts unknown properties', () => {
    assert.ok(
      validate(makeFeed({ _other: { a: 1 }, _fao: { edition: 2 } })),
      JSON.stringify(validate.errors),
    );
  });

  it('accepts the examples of docs/feed.md', async () => {
    const blocks = [...(await readText('docs/feed.md')).matchAll(/```json\n([^]*?)```/g)];
    const documents = blocks.map(([, text]) => JSON.parse(text));
    const feeds = documents.filter(({ items }) => items);
    const items = documents.filter(({ id }) => id);
    assert.deepEqual([feeds.length, items.length, documents.length], [1, 1, 3]);
    for (const feed of [...feeds, { version, title: 'Feed', items }]) {
      assert.ok(validate(feed), JSON.stringify(validate.errors, null, 2));
    }
  });
});
