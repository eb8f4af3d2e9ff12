/**
 * The pictures of the covers. Each fills the frame from `top` to `bottom` over the whole width. A foreground
 * has the colour `palette.base`, which is also the dark background of a title below it.
 *
 * @typedef {object} MotifFrame
 * @property {ReturnType<typeof import('../seeded-random.mjs').seedRandom>} random
 * @property {import('../palettes.mjs').Palette} palette
 * @property {number} top
 * @property {number} bottom
 */
/** @typedef {(frame: MotifFrame) => string} DrawMotif returns SVG elements */

export { drawFields } from './fields.mjs';
export { drawForest } from './forest.mjs';
export { drawGrain } from './grain.mjs';
export { drawHarvest } from './harvest.mjs';
export { drawHills } from './hills.mjs';
export { drawNetwork } from './network.mjs';
export { drawPivots } from './pivots.mjs';
export { drawRoutes } from './routes.mjs';
export { drawSoil } from './soil.mjs';
export { drawTable } from './table.mjs';
export { drawTiles } from './tiles.mjs';
export { drawWaves } from './waves.mjs';
