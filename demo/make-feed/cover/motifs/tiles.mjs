import { WIDTH, d, path, rect } from '../shapes.mjs';

const COLUMNS = 4;
const SIDE = WIDTH / COLUMNS;

/** Functions that draw a quarter of a disc around each corner of a tile. */
const QUARTERS = [
  (x, y) => d`M${x} ${y}h${SIDE}a${SIDE} ${SIDE} 0 0 1 ${-SIDE} ${SIDE}Z`,
  (x, y) => d`M${x + SIDE} ${y}v${SIDE}a${SIDE} ${SIDE} 0 0 1 ${-SIDE} ${-SIDE}Z`,
  (x, y) => d`M${x + SIDE} ${y + SIDE}h${-SIDE}a${SIDE} ${SIDE} 0 0 1 ${SIDE} ${-SIDE}Z`,
  (x, y) => d`M${x} ${y + SIDE}v${-SIDE}a${SIDE} ${SIDE} 0 0 1 ${SIDE} ${SIDE}Z`,
];

/**
 * Draws square tiles with quarter discs, for publications without a concrete subject.
 *
 * @type {import('./index.mjs').DrawMotif}
 */
export function drawTiles({ random, palette, top, bottom }) {
  const rows = Math.ceil((bottom - top) / SIDE);
  // The tiles at the top may be cut; those at the bottom are complete.
  const start = bottom - rows * SIDE;
  const grounds = [palette.base, palette.tones[2], palette.tones[0]];
  const discs = [palette.tones[1], palette.sky, palette.accent, palette.tones[0]];
  const tiles = Array.from({ length: COLUMNS * rows }, (_, index) => {
    const x = (index % COLUMNS) * SIDE;
    const y = start + Math.floor(index / COLUMNS) * SIDE;
    const ground = random.pick(grounds);
    const disc = random.pick(discs.filter((colour) => colour !== ground));
    return rect(x, y, SIDE, SIDE, ground) + path(random.pick(QUARTERS)(x, y), disc);
  });
  return tiles.join('');
}
