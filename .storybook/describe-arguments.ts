import type { ArgTypes } from '@storybook/web-components-vite';
import manifest from 'virtual:custom-elements-manifest';

type ArgType = ArgTypes[string];

/**
 * Returns the description of an element from the manifest; `undefined` where the manifest does not have the
 * tag.
 */
export function findElement(tag: string): Declaration | undefined {
  return manifest.modules
    .flatMap(({ declarations }) => declarations ?? [])
    .find(({ tagName }) => tagName === tag);
}

/** Returns the names of the events of all elements. */
export function listEvents(): readonly string[] {
  const events = manifest.modules.flatMap(({ declarations }) =>
    (declarations ?? []).flatMap(({ events }) => events ?? []),
  );
  return [...new Set(events.map(({ name }) => name))];
}

/**
 * Returns the rows of the tables of an element. Attributes and the property `data` have a control; the other
 * rows only describe.
 *
 * Storybook's own function identifies rows by name alone, so that a part hides the slot of the same name, and
 * an attribute the property.
 */
export function describeArguments(tag: string): ArgTypes | null {
  const element = findElement(tag);
  if (!element) return null;
  const { attributes, members = [], events, slots, cssParts, cssProperties, cssStates } = element;
  const properties = members.filter(({ kind, attribute }) => kind === 'field' && !attribute);
  const methods = members.filter(({ kind }) => kind === 'method');
  return {
    ...makeRows('attributes', attributes, (attribute) => [
      attribute.name,
      { type: { name: readType(attribute) } },
    ]),
    ...makeRows('properties', properties, ({ name }) =>
      name === 'data' ? ['data', { control: 'object' }] : [`property ${name}`, { control: false }],
    ),
    ...makeRows('methods', methods, ({ name }) => [
      `method ${name}`,
      { name: `${name}()`, control: false, table: { type: {} } },
    ]),
    ...makeRows('events', events),
    ...makeRows('slots', slots, ({ name }) => [
      `slot ${name}`,
      { name: name || '(default)', control: false, table: { type: {} } },
    ]),
    ...makeRows('parts', cssParts),
    ...makeRows('custom properties', cssProperties),
    ...makeRows('states', cssStates),
  };
}

function makeRows(
  category: string,
  all: readonly Described[] = [],
  describe: (described: Described) => [string, Partial<ArgType>] = ({ name }) => [
    `${category} ${name}`,
    { control: false, table: { type: {} } },
  ],
): ArgTypes {
  return Object.fromEntries(
    all.map((described) => {
      const [key, { table, ...own }] = describe(described);
      const row: ArgType = {
        name: described.name,
        description: described.description ?? '',
        table: {
          category,
          type: { summary: described.type?.text ?? '' },
          ...(described.default && { defaultValue: { summary: described.default } }),
          ...table,
        },
        ...own,
      };
      return [key, row];
    }),
  );
}

function readType({ type }: Described): 'boolean' | 'number' | 'string' {
  if (type?.text === 'boolean') return 'boolean';
  return type?.text.includes('number') ? 'number' : 'string';
}
