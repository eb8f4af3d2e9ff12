import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parsePlainXml } from '../dist/feed-tool/src/harvest/oai/parse-plain-xml.js';
import { parseStrictly } from '../dist/feed-tool/src/harvest/oai/xml.js';

/** An element as nested lists, which `assert` compares and prints well. */
function describeTree(element) {
  const children = [];
  for (let child = element.first; child; child = child.next) children.push(describeTree(child));
  return [element.name, { ...element.attributes }, element.text, children];
}

const parseOrFail = (text) => {
  try {
    return describeTree(parseStrictly(text));
  } catch (error) {
    assert.equal(error.name, 'SyntaxError', error.stack);
    return undefined;
  }
};

/** Asserts that the plain parser reads a text as the strict one does, or leaves it to the strict one. */
const compare = (text) => {
  const plain = parsePlainXml(text);
  if (plain) assert.deepEqual(describeTree(plain), parseOrFail(text), JSON.stringify(text));
  return !!plain;
};

const name = fc.constantFrom('a', 'element', 'oai:record', 'x-y.z', 'é', '1a', 'xml:space');
const piece = fc.constantFrom(
  ...[
    'text',
    ' ',
    '\n   ',
    '\r\n',
    '\t',
    '中',
    '😀',
    '\u0085',
    '\u00A0',
    '&',
    '<',
    '>',
    '"',
    "'",
    '\u0001',
    '\uFFFE',
  ],
  ...[
    '&amp;',
    '&lt;',
    '&gt;',
    '&quot;',
    '&apos;',
    '&#233;',
    '&#x4E2D;',
    '&#x1F600;',
    '&#0;',
    '&#xD800;',
    '&nbsp;',
  ],
  ...[']]>', '<![CDATA[<x>]]>', '<!-- y -->', '<?p q?>', '\uD800', '&#13;', '&#10;'],
);
const plainPiece = fc.constantFrom('text', ' ', '\n  ', '\r', '中', '&amp;', '&#233;', '&lt;', '"', ']', '>');
const value = fc
  .array(fc.oneof({ weight: 9, arbitrary: plainPiece }, piece), { maxLength: 4 })
  .map((all) => all.join(''));
const { node: tree } = fc.letrec((tie) => ({
  node: fc
    .record({
      name: fc.oneof({ weight: 20, arbitrary: fc.constantFrom('a', 'element', 'oai:record') }, name),
      attributes: fc.array(fc.tuple(fc.constantFrom('name', 'value', 'xml:lang', 'status'), value), {
        maxLength: 2,
      }),
      space: fc.constantFrom('', '\n ', ' '),
      content: fc.oneof(value, fc.array(tie('node'), { maxLength: 4 })),
      isEmpty: fc.boolean(),
    })
    .map(({ name, attributes, space, content, isEmpty }) => {
      const start = `<${name}${attributes.map(([key, text]) => ` ${key}="${text}"`).join('')}`;
      if (isEmpty && !content.length) return `${start}${space}/>`;
      const inner =
        typeof content === 'string' ? content : space + content.map((one) => one + space).join('');
      return `${start}>${inner}</${name}>`;
    }),
}));

describe('parsePlainXml', () => {
  it('reads random documents as the strict parser does, and most of them', () => {
    let [count, plain] = [0, 0];
    const document = fc.tuple(
      fc.constantFrom('', '\uFEFF', '<?xml version="1.0" encoding="UTF-8"?>\n'),
      tree,
      fc.constantFrom('', '\n', 'x'),
    );
    fc.assert(
      fc.property(document, (parts) => {
        count++;
        if (compare(parts.join(''))) plain++;
      }),
      { numRuns: 5_000 },
    );
    assert.ok(plain > count / 4, `${plain} of ${count}`);
  });

  it('reads random pieces of syntax as the strict parser does', () => {
    const syntax = fc.oneof(
      piece,
      fc.constantFrom(
        '<a>',
        '</a>',
        '<a',
        '/>',
        '<b c="d">',
        '</b>',
        "<b c = 'd\"' />",
        ' c="',
        '<a x="1" x="2">',
        '</a >',
        '<a\n>',
      ),
    );
    fc.assert(
      fc.property(fc.array(syntax, { maxLength: 8 }), (pieces) => void compare(`<a>${pieces.join('')}</a>`)),
      { numRuns: 5_000 },
    );
  });

  it('leaves everything else to the strict parser', () => {
    const others = [
      '<a>x<b/></a>',
      '<a><![CDATA[x]]></a>',
      '<a><!-- x --></a>',
      '<!DOCTYPE a><a/>',
      '<a>&eacute;</a>',
      '<é/>',
    ];
    const malformed = [
      '',
      'x',
      '<a>',
      '<a></b>',
      '<a/><b/>',
      '<a b=c/>',
      '<a>]]></a>',
      '<a>\u0001</a>',
      '<a>&#1;</a>',
      '</a>',
    ];
    const deep = `${'<a>'.repeat(101)}${'</a>'.repeat(101)}`;
    for (const text of [...others, ...malformed, deep]) assert.equal(parsePlainXml(text), undefined, text);
  });
});
