import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import type { ArgTypes } from '@storybook/web-components-vite';

/** Arguments of a story: attributes of its element by name, and the property `data`. */
export interface ElementArguments {
  readonly feed?: string;
  readonly item?: string;
  readonly layout?: string;
  readonly loading?: string;
  readonly lite?: boolean;
  readonly lang?: string;
  readonly 'fallback-feed'?: string;
  readonly 'prefer-lang'?: string;
  readonly 'heading-level'?: number;
  readonly 'link-target'?: string;
  readonly max?: number;
  readonly pinned?: string;
  readonly exclude?: string;
  readonly 'hide-when-empty'?: boolean;
  readonly data?: unknown;
}

/* A control changes the attributes of the same element, like a script of a page. */
class ArgumentsDirective extends Directive {
  private names: readonly string[] = [];

  override render(_args: ElementArguments): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [args]: [ElementArguments]): unknown {
    const { data, ...attributes } = args;
    if (data !== undefined || 'data' in element) Object.assign(element, { data });
    const set = Object.entries(attributes).filter(([, value]) => isSet(value));
    const names = set.map(([name]) => name);
    for (const name of this.names) if (!names.includes(name)) element.removeAttribute(name);
    for (const [name, value] of set) element.setAttribute(name, value === true ? '' : String(value));
    this.names = names;
    return noChange;
  }
}

/** Sets the arguments of a story on the element whose tag contains it. */
export const withArguments = directive(ArgumentsDirective);

/** Returns controls for attributes with a fixed set of values, which the manifest describes as text. */
export function makeChoices(layouts: readonly string[]): Partial<ArgTypes<ElementArguments>> {
  const choose = (options: readonly unknown[]) => ({ control: 'inline-radio', options }) as const;
  const languages = ['ar', 'zh', 'en', 'fr', 'ru', 'es'];
  return {
    layout: choose(layouts),
    loading: choose(['lazy', 'eager', 'click']),
    'heading-level': choose([1, 2, 3, 4, 5, 6]),
    lang: { control: 'select', options: languages },
    'prefer-lang': { control: 'select', options: languages },
  };
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false && value !== '';
}
