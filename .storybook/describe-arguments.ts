import type { ArgTypes } from '@storybook/web-components-vite';
import manifest from 'virtual:custom-elements-manifest';

type ArgType = ArgTypes[string];

/** What a tag offers, by the manifest; `undefined` where it knows no such tag. */
export function findElement(tag: string): Declaration | undefined {
  return manifest.modules
    .flatMap(({ declarations }) => declarations ?? [])
    .find(({ tagName }) => tagName === tag);
}

/** Names of the events of all elements. */
export function listEvents(): readonly string[] {
  const events = manifest.modules.flatMap(({ declarations }) =>
    (declarations ?? []).flatMap((one) => one.events ?? []),
  );
  return [...new Set(events.map(({ name }) => name))];
}

/**
 * Gives the rows of an element's tables. Attributes have a control, and so has the property `data`; the rest is there to read.
 *
 * Storybook's own function keys all rows by their names alone, so that a part hides the slot of its name, and an attribute the property.
 */
export function describeArguments(tag: string): ArgTypes | null {
  const element = findElement(tag);
  if (!element) return null;
  const { attributes, members = [], events, slots, cssParts, cssProperties, cssStates } = element;
  const properties = members.filter(({ kind, attribute }) => kind === 'field' && !attribute);
  const methods = members.filter(({ kind }) => kind === 'method');
  return {
    ...makeRows('attributes', attributes, (one) => [one.name, { type: { name: readType(one) } }]),
    ...makeRows('properties', properties, (one) =>
      one.name === 'data' ? ['data', { control: 'object' }] : [`property ${one.name}`, { control: false }],
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
  describe: (one: Described) => [string, Partial<ArgType>] = ({ name }) => [
    `${category} ${name}`,
    { control: false, table: { type: {} } },
  ],
): ArgTypes {
  return Object.fromEntries(
    all.map((one) => {
      const [key, { table, ...own }] = describe(one);
      const row: ArgType = {
        name: one.name,
        description: one.description ?? '',
        table: {
          category,
          type: { summary: one.type?.text ?? '' },
          ...(one.default && { defaultValue: { summary: one.default } }),
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
