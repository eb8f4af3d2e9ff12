/** Characters that XML 1.0 forbids (section 2.2), including halves of a surrogate pair. */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#xD;' };

/**
 * Escapes text for an element or an attribute, and drops the characters that XML forbids.
 *
 * @param {string} text
 * @returns {string}
 */
export function escapeXml(text) {
  return text.replace(forbidden, '').replace(/[&<>"\r]/g, (character) => escapes[character]);
}

/**
 * Escapes a metadata value as DSpace 9.2 does before it writes the XML (`escapeXml10` of Apache Commons
 * Text): apostrophes too, and some control characters as numbers.
 *
 * @param {string} text
 * @returns {string}
 */
export function escapeValue(text) {
  const escape = (character) => ({ ...escapes, "'": '&apos;' })[character] ?? `&#${character.charCodeAt()};`;
  return text.replace(/[&<>"'\u007F-\u0084\u0086-\u009F]/g, escape);
}

/**
 * Writes an element.
 *
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {string | string[]} [content] XML
 * @returns {string} XML
 */
export function writeElement(name, attributes, content = '') {
  const inner = Array.isArray(content) ? content.join('') : content;
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  const start = name + written.join('');
  return inner ? `<${start}>${inner}</${name}>` : `<${start}/>`;
}

/**
 * Writes an element that contains text.
 *
 * @param {string} name
 * @param {string | number} text without escapes
 * @param {Record<string, string | number>} [attributes]
 * @returns {string} XML
 */
export function writeText(name, text, attributes = {}) {
  return writeElement(name, attributes, escapeXml(String(text)));
}
