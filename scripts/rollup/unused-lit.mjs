/**
 * Code in Lit's production build that these elements never run, by file. A row replaces the code from its
 * first text up to, but without, its second text by its third, which is empty by default.
 * `drop-unused-lit.mjs` checks that no source needs a feature of this list. A comment names the feature.
 */
export const UNUSED_LIT = {
  '@lit/reactive-element/css-tag.js': [
    // Browsers without constructible style sheets: they do not pass the check in `register()`.
    ['=t.ShadowRoot&&', ',s=Symbol()', '=!0'],
    // Styles with expressions, and the error of a wrong one.
    ['1===t.length?t[0]', ';return new n(o', 't[0]'],
    // The error of code that makes styles without `css`.
    ['if(this._$cssResult$=!0,o!==s)', 'this.cssText=t,', 'this._$cssResult$=!0;'],
  ],
  '@lit/reactive-element/reactive-element.js': [
    // Hooks of polyfills; the list of versions, which only Lit's development build reads.
    [',p?.({ReactiveElement:y})', ';export{'],
    // Converters of `type`.
    ['u={toAttribute', ',f=(t,s)', 'u={fromAttribute:t=>t}'],
    // Decorators.
    ['Symbol.metadata??=', 'class y'],
    ['const t=this[Symbol.metadata]', 'this._$Eh=new Map'],
    // Initializers of decorators and mixins.
    ['static addInitializer', 'static get observedAttributes'],
    [',void 0!==t.l&&', ',this.elementProperties=new'],
    [',this.constructor.l?.', '}addController'],
    // `reflect`.
    ['_$ET(t,s){', '_$AK(t,s)'],
    ['this._$Eq&&=', 'this._$EM()}updated'],
    [',!0===e&&this._$Em', '}async _$EP', ')'],
    // `useDefault`.
    ['??this._$Ej?.get(e)??r', '}requestUpdate', '}'],
    ['||i.useDefault&&', ')return;this.C', ')'],
    ['i&&!(this._$Ej??=', 'this._$AL.has(t)||(', '('],
  ],
  'lit-html/lit-html.js': [
    // Directives.
    ['function M(', 'class R', 'function M(t,i){return i}'],
    // Expressions for properties and boolean attributes (`.name=`, `?name=`).
    ['"."===e[1]?I', '}),r.removeAttribute', 'e[1]?z:H'],
    // Expressions in place of an attribute.
    ['else t.startsWith(o)&&', 'if(y.test(r.tagName))'],
    [
      '2===r.type?',
      ',this._$AV.push',
      'i=2===r.type?new k(h,h.nextSibling,this,t):new r.ctor(h,r.name,r.strings,this,t)',
    ],
    // Expressions in elements that contain text only (`style`, `textarea`), and in comments.
    ['if(y.test(r.tagName))', '}else if(8===r.nodeType)'],
    ['(y.test(u[2])&&', ':void 0!==u[3]', 'c=p'],
    ['c=n??v', ',d=-1):void', 'c=v'],
    ['(c=p,n=void 0)', ';const x', 'c=p'],
    ['else{let t=-1;for', 'l++}}static'],
    // Templates of SVG and MathML, and compiled ones.
    ['2===i?"<svg>"', ',c=v', '""'],
    ['+(2===i?"</svg>"', '),e]}'],
    [',2===i||3===i', 'for(;null!==(r', ');'],
    ['"number"==typeof s', ';if(this._$AH?._$AD', 'this._$AC(t)'],
    // What only directives read: the parents of a part, and whether its element is connected.
    ['get _$AU(){return this._$AM?', 'constructor(t,i,s,e){this.type=2'],
    ['get parentNode(){return this._$AM', 'u(t){'],
    ['get parentNode(){let', '_$AI(t,i=this){t=M'],
    ['get tagName(){', 'constructor(t,i,s,e,h){this.type=1'],
    [',this._$Cv=e?.isConnected', '}get parentNode'],
    ['this._$AP?.(!1,!0,s)', ';t!==this._$AB'],
    ['setConnected(t){', '}class H'],
    // Listeners with options, as objects, or of templates without an element.
    ['||t.capture!==s.capture', ',h=t!==A'],
    ['"function"==typeof this._$AH?', '}}class Z', 'this._$AH.call(this.options.host,t)'],
    // Hooks of polyfills, and the list of versions.
    [',B=t.litHtmlPolyfillSupport', 'const D=', ';'],
  ],
  'lit-element/lit-element.js': [
    // Connection, for directives.
    ['}connectedCallback(){', 'render(){', '}'],
    // Hooks of polyfills and hydration, and the list of versions.
    [',s.litElementHydrateSupport', 'const n={_$AK', ';'],
    ['(s.litElementVersions', 'export{i as'],
  ],
  '@lit/task/task.js': [
    // Runs by arguments: the loader runs its task by hand (docs/decisions/0021).
    ['"object"==typeof s?s:{', ';this.v=', 's'],
    [',this.j=h.args', '}hostUpdate'],
    ['hostUpdate(){', 'async run'],
    ['"afterUpdate"===this.autoRun?', 'this._.requestUpdate();const r'],
    // `render()`: the element renders by its own state.
    ['render(t){switch', '}const r='],
  ],
};
