const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Replaces the entities of XML.
 *
 * @param {string} text
 * @returns {string}
 */
export function unescapeXml(text) {
  return text.replace(/&(?:(amp|lt|gt|quot|apos)|#(\d+)|#x([\da-f]+));/gi, (_, name, decimal, hex) =>
    name ? entities[name] : String.fromCodePoint(decimal ? Number(decimal) : parseInt(hex, 16)),
  );
}

/**
 * Lists what elements of a name contain. Elements of the same name must not be within each other.
 *
 * @param {string} xml
 * @param {string} name
 * @returns {string[]} XML
 */
export function listOf(xml, name) {
  return [...xml.matchAll(new RegExp(`<${name}(?=[\\s>])[^>]*(?<!/)>(.*?)</${name}>`, 'gs'))].map(
    ([, inner]) => inner,
  );
}

/**
 * Returns the text of the first element of a name.
 *
 * @param {string} xml
 * @param {string} name
 * @returns {string | undefined}
 */
export function textOf(xml, name) {
  const [first] = listOf(xml, name);
  return first === undefined ? undefined : unescapeXml(first);
}

/**
 * Returns an attribute of the first element of a name.
 *
 * @param {string} xml
 * @param {string} name
 * @param {string} attribute
 * @returns {string | undefined}
 */
export function readAttribute(xml, name, attribute) {
  return new RegExp(`<${name}\\s[^>]*\\b${attribute}="([^"]*)"`).exec(xml)?.[1];
}
