import { writeTable } from './write-table.mjs';

const code = (text) => (text === undefined || text === '' ? '' : `\`${text}\``);
const type = ({ type: found }) => code(found?.text);
const name = (described) => code(described.name);
const text = ({ description }) => description;

/** Columns of each table: the heading, and a function that returns the cell of a row. */
const columns = {
  attributes: { Attribute: name, Type: type, Default: (one) => code(one.default), Meaning: text },
  properties: {
    Property: name,
    Attribute: (one) => code(one.attribute),
    Type: type,
    'Read-only': (one) => (one.readonly ? 'yes' : ''),
    Meaning: text,
  },
  methods: { Method: (one) => code(writeSignature(one)), Meaning: text },
  events: { Event: name, Type: type, When: text },
  slots: { Slot: (one) => code(one.name) || '(default)', Content: text },
  parts: { Part: name, What: text },
  custom: { 'Custom property': name, Default: (one) => code(one.default), Meaning: text },
  states: { State: (one) => code(`:state(${one.name})`), Meaning: text },
};

function writeSignature({ name: method, parameters = [], return: returned }) {
  const list = parameters.map((one) => `${one.name}: ${one.type?.text ?? 'unknown'}`).join(', ');
  return `${method}(${list}): ${returned?.type?.text ?? 'void'}`;
}

/**
 * Writes the reference of one element: its description and a table for each kind of member.
 *
 * @param {object} element Class declaration of the custom-elements manifest
 * @returns {string} Markdown, beginning with a heading of level 2
 */
export function describeElement(element) {
  const members = element.members ?? [];
  return [
    `## \`<${element.tagName}>\``,
    `Class \`${element.name}\`. ${element.description ?? ''}`,
    writeTable('Attributes', element.attributes, columns.attributes),
    writeTable(
      'Properties',
      members.filter(({ kind }) => kind === 'field'),
      columns.properties,
    ),
    writeTable(
      'Methods',
      members.filter(({ kind }) => kind === 'method'),
      columns.methods,
    ),
    writeTable('Events', element.events, columns.events),
    writeTable('Slots', element.slots, columns.slots),
    writeTable('Parts', element.cssParts, columns.parts),
    writeTable('Custom properties', element.cssProperties, columns.custom),
    writeTable('States', element.cssStates, columns.states),
  ]
    .filter(Boolean)
    .join('\n\n');
}
