import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import type { ArgTypes } from '@storybook/web-components-vite';

/** Arguments of a story: attributes of its element by their names, and the property `data`. */
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

/* The same element takes what a control changes, as in a page whose script sets an attribute. */
class ArgumentsDirective extends Directive {
  private names: readonly string[] = [];

  override render(_args: ElementArguments): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [args]: [ElementArguments]): unknown {
    const { data, ...attributes } = args;
    if (data !== undefined || 'data' in element) Object.assign(element, { data });
    const given = Object.entries(attributes).filter(([, value]) => isGiven(value));
    const names = given.map(([name]) => name);
    for (const name of this.names) if (!names.includes(name)) element.removeAttribute(name);
    for (const [name, value] of given) element.setAttribute(name, value === true ? '' : String(value));
    this.names = names;
    return noChange;
  }
}

/** Sets a story's arguments on the element at whose tag it stands. */
export const withArguments = directive(ArgumentsDirective);

/** Controls for the attributes that take one of few values; the manifest knows them as text. */
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

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false && value !== '';
}
