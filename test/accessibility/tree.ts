import { sendToDevtools } from '../page/index.js';

interface Value {
  readonly value?: string | number | boolean;
}

/** A node of the accessibility tree (DevTools protocol, domain Accessibility, type AXNode). */
interface Node {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: Value;
  readonly name?: Value;
  readonly properties?: readonly { readonly name: string; readonly value: Value }[];
  readonly childIds?: readonly string[];
  readonly parentId?: string;
}

/** Properties that a screen reader announces or uses. */
const reportedProperties = ['level', 'expanded', 'live', 'busy'];
/** Roles without a meaning for the reader. */
const omittedRoles = ['generic', 'none', 'InlineTextBox', 'RootWebArea', 'LineBreak'];
/** Maximum number of characters of a name; the rest is cut. */
const maxLength = 60;

const textOf = (value: Value | undefined): string => String(value?.value ?? '').trim();
const shorten = (text: string): string =>
  text.length > maxLength ? `${text.slice(0, maxLength).trim()}…` : text;

/**
 * Reads the accessibility tree of the page as Chromium computes it.
 *
 * @returns one line per node with role, name and states, indented by depth. Nodes without meaning are left
 *   out, and texts that are part of the name of a node above them.
 */
export async function readTree(): Promise<string> {
  const { nodes } = await sendToDevtools<{ nodes: Node[] }>('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const write = (node: Node, depth: number, nameAbove: string): string[] => {
    const role = textOf(node.role);
    const name = textOf(node.name);
    const isShown =
      !node.ignored && !omittedRoles.includes(role) && !(role === 'StaticText' && nameAbove.includes(name));
    const line = `${'  '.repeat(depth)}${role === 'StaticText' ? 'text' : role}${name && ` "${shorten(name)}"`}${writeStates(node)}`;
    // Announcements appear and disappear; announcements.test.ts checks them.
    const children = (role === 'status' ? [] : (node.childIds ?? [])).flatMap((id) => byId.get(id) ?? []);
    const below = children.flatMap((child) =>
      write(child, depth + (isShown ? 1 : 0), isShown ? name : nameAbove),
    );
    return isShown ? [line, ...below] : below;
  };
  return nodes
    .filter(({ parentId }) => !parentId)
    .flatMap((root) => write(root, 0, ''))
    .join('\n');
}

function writeStates({ role, properties = [] }: Node): string {
  // Chromium reports the depth of the list as the level of its items.
  if (textOf(role) === 'listitem') return '';
  const states = properties
    .filter(({ name }) => reportedProperties.includes(name))
    .map(({ name, value }) => `${name} ${textOf(value)}`);
  return states.length ? ` (${states.join(', ')})` : '';
}
