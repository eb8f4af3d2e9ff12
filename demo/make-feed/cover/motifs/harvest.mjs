import { WIDTH, circle, d, path, rect } from '../shapes.mjs';

const COLUMNS = 4;
const SIDE = WIDTH / COLUMNS;
const SHAPES = [drawApple, drawSlice, drawPod, drawRoot];

/**
 * Draws fruit and vegetables in rows.
 *
 * @type {import('./index.mjs').DrawMotif}
 */
export function drawHarvest({ random, palette, top, bottom }) {
  const rows = Math.round((bottom - top) / SIDE);
  const [far, middle, near] = palette.tones;
  const shift = Math.floor(random.between(0, SHAPES.length));
  const pieces = Array.from({ length: COLUMNS * rows }, (_, index) => {
    const row = Math.floor(index / COLUMNS);
    const x = ((index % COLUMNS) + 0.5) * SIDE;
    const draw = SHAPES[(index + row + shift) % SHAPES.length];
    return draw(x, top + (row + 0.5) * SIDE, random.pick([near, palette.accent, palette.base]), palette);
  });
  return rect(0, top, WIDTH, bottom - top, random.pick([far, middle])) + pieces.join('');
}

function drawApple(x, y, fill, { baseInk }) {
  return circle(x, y + 4, 23, fill) + path(d`M${x} ${y - 15}q2 -16 18 -16q-2 16 -18 16Z`, baseInk);
}

function drawSlice(x, y, fill, { baseInk }) {
  return (
    path(d`M${x - 28} ${y - 12}a28 28 0 0 0 56 0Z`, baseInk) +
    path(d`M${x - 22} ${y - 12}a22 22 0 0 0 44 0Z`, fill)
  );
}

function drawPod(x, y, fill, { baseInk }) {
  const peas = [-12, 0, 12].map((step) => circle(x + step, y - step, 5, baseInk));
  return (
    path(
      d`M${x - 27} ${y + 27}Q${x - 24} ${y - 24} ${x + 27} ${y - 27}Q${x + 24} ${y + 24} ${x - 27} ${y + 27}Z`,
      fill,
    ) + peas.join('')
  );
}

function drawRoot(x, y, fill, { baseInk }) {
  return (
    path(d`M${x - 16} ${y - 12}q16 -10 32 0q-2 28 -16 42q-14 -14 -16 -42Z`, fill) +
    path(d`M${x} ${y - 14}q-14 -4 -12 -18q10 4 12 18q2 -14 12 -18q2 14 -12 18Z`, baseInk)
  );
}
