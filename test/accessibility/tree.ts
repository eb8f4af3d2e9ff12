import { sendToDevtools } from '../page/index.js';

interface Value {
  readonly value?: string | number | boolean;
}

/** A node of the tree as the DevTools protocol has it (domain Accessibility, type AXNode). */
interface Node {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: Value;
  readonly name?: Value;
  readonly properties?: readonly { readonly name: string; readonly value: Value }[];
  readonly childIds?: readonly string[];
  readonly parentId?: string;
}

/** Properties that a screen reader speaks of, or goes by. */
const spoken = ['level', 'expanded', 'live', 'busy'];
/** Roles that are boxes only. */
const silent = ['generic', 'none', 'InlineTextBox', 'RootWebArea', 'LineBreak'];
/** Longest text that is written out. */
const longest = 60;

const textOf = (value: Value | undefined): string => String(value?.value ?? '').trim();
const shorten = (text: string): string =>
  text.length > longest ? `${text.slice(0, longest).trim()}…` : text;

/**
 * Reads what a screen reader gets of the page, as Chromium computes it: a line a node with role, name and
 * states, indented by depth.
 *
 * @returns lines; boxes without meaning are left out, and texts that a name above them says already
 */
export async function readTree(): Promise<string> {
  const { nodes } = await sendToDevtools<{ nodes: Node[] }>('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const write = (node: Node, depth: number, said: string): string[] => {
    const role = textOf(node.role);
    const name = textOf(node.name);
    const isShown =
      !node.ignored && !silent.includes(role) && !(role === 'StaticText' && said.includes(name));
    const line = `${'  '.repeat(depth)}${role === 'StaticText' ? 'text' : role}${name && ` "${shorten(name)}"`}${writeStates(node)}`;
    // What is announced comes and goes, and has tests of its own.
    const children = (role === 'status' ? [] : (node.childIds ?? [])).flatMap((id) => byId.get(id) ?? []);
    const below = children.flatMap((child) => write(child, depth + (isShown ? 1 : 0), isShown ? name : said));
    return isShown ? [line, ...below] : below;
  };
  return nodes
    .filter(({ parentId }) => !parentId)
    .flatMap((root) => write(root, 0, ''))
    .join('\n');
}

function writeStates({ role, properties = [] }: Node): string {
  // Chromium gives items of lists the depth of their list.
  if (textOf(role) === 'listitem') return '';
  const states = properties
    .filter(({ name }) => spoken.includes(name))
    .map(({ name, value }) => `${name} ${textOf(value)}`);
  return states.length ? ` (${states.join(', ')})` : '';
}
