/**
 * SVG elements as text, with coordinates rounded to whole units: a cover is 300 wide, so that none is missed.
 */

/** Width of every cover in SVG units. */
export const WIDTH = 300;
/** Height of every cover: 1 to 1.414, the proportion of ISO paper. */
export const HEIGHT = 424;

/**
 * Path data or a points list with its numbers rounded.
 *
 * @param {TemplateStringsArray} strings
 * @param {...number} numbers
 * @returns {string}
 */
export function d(strings, ...numbers) {
  return String.raw({ raw: strings }, ...numbers.map((number) => Math.round(number)));
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 * @param {string} fill
 * @returns {string}
 */
export function rect(x, y, width, height, fill) {
  return d`<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="` + `${fill}"/>`;
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 * @param {string} fill
 * @returns {string}
 */
export function circle(x, y, radius, fill) {
  return d`<circle cx="${x}" cy="${y}" r="${radius}" fill="` + `${fill}"/>`;
}

/**
 * @param {string} data
 * @param {string} fill
 * @returns {string}
 */
export function path(data, fill) {
  return `<path fill="${fill}" d="${data}"/>`;
}

/**
 * @param {string} data
 * @param {string} stroke
 * @param {number} width
 * @returns {string}
 */
export function line(data, stroke, width) {
  return `<path fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" d="${data}"/>`;
}
