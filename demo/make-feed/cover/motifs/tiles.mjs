import { WIDTH, d, path, rect } from '../shapes.mjs';

const COLUMNS = 4;
const SIDE = WIDTH / COLUMNS;

/** A quarter of a disc with its middle in one corner of a tile. */
const QUARTERS = [
  (x, y) => d`M${x} ${y}h${SIDE}a${SIDE} ${SIDE} 0 0 1 ${-SIDE} ${SIDE}Z`,
  (x, y) => d`M${x + SIDE} ${y}v${SIDE}a${SIDE} ${SIDE} 0 0 1 ${-SIDE} ${-SIDE}Z`,
  (x, y) => d`M${x + SIDE} ${y + SIDE}h${-SIDE}a${SIDE} ${SIDE} 0 0 1 ${SIDE} ${-SIDE}Z`,
  (x, y) => d`M${x} ${y + SIDE}v${-SIDE}a${SIDE} ${SIDE} 0 0 1 ${SIDE} ${SIDE}Z`,
];

/**
 * Square tiles with quarter discs: for publications on policy and on FAO itself, which show no one thing.
 *
 * @type {import('./index.mjs').DrawMotif}
 */
export function drawTiles({ random, palette, top, bottom }) {
  const rows = Math.ceil((bottom - top) / SIDE);
  // Whole tiles towards the edge of the page; a title below covers what is over.
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
