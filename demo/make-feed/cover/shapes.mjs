/** SVG elements as text. Coordinates are whole numbers, which suffices for a width of 300 units. */

/** Width of every cover in SVG units. */
export const WIDTH = 300;
/** Height of every cover: 1 to 1.414, the proportion of ISO paper. */
export const HEIGHT = 424;

/**
 * Template tag for path data: rounds the numbers.
 *
 * @param {TemplateStringsArray} strings
 * @param {...number} numbers
 * @returns {string}
 */
export function d(strings, ...numbers) {
  return String.raw({ raw: strings }, ...numbers.map((number) => Math.round(number)));
}

/**
 * Returns a rectangle.
 *
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
 * Returns a circle.
 *
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
 * Returns a filled path.
 *
 * @param {string} data
 * @param {string} fill
 * @returns {string}
 */
export function path(data, fill) {
  return `<path fill="${fill}" d="${data}"/>`;
}

/**
 * Returns a line along a path.
 *
 * @param {string} data
 * @param {string} stroke
 * @param {number} width
 * @returns {string}
 */
export function line(data, stroke, width) {
  return `<path fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" d="${data}"/>`;
}
