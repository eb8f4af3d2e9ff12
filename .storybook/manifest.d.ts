/** A feature of an element, as the manifest describes it. */
interface Described {
  readonly name: string;
  readonly description?: string;
  readonly type?: { readonly text: string };
  readonly default?: string;
}

/** A member of an element's class. */
interface DescribedMember extends Described {
  readonly kind: string;
  readonly attribute?: string;
}

/** Description of a class, or of another declaration, in the manifest. */
interface Declaration {
  readonly tagName?: string;
  readonly description?: string;
  readonly attributes?: readonly Described[];
  readonly members?: readonly DescribedMember[];
  readonly events?: readonly Described[];
  readonly slots?: readonly Described[];
  readonly cssParts?: readonly Described[];
  readonly cssProperties?: readonly Described[];
  readonly cssStates?: readonly Described[];
}

declare module 'virtual:custom-elements-manifest' {
  const manifest: { readonly modules: readonly { readonly declarations?: readonly Declaration[] }[] };
  export default manifest;
}
