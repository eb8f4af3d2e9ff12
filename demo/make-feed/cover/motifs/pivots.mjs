import { WIDTH, circle, d, path, rect } from '../shapes.mjs';

const COLUMNS = 4;
const SIDE = WIDTH / COLUMNS;

/**
 * Draws round irrigated fields from above, each with a watered sector.
 *
 * @type {import('./index.mjs').DrawMotif}
 */
export function drawPivots({ random, palette, top, bottom }) {
  const [far, middle, near] = palette.tones;
  const rows = Math.round((bottom - top) / SIDE);
  const margin = (bottom - top - rows * SIDE) / 2;
  const fields = Array.from({ length: COLUMNS * rows }, (_, index) => {
    const x = ((index % COLUMNS) + 0.5) * SIDE;
    const y = top + margin + (Math.floor(index / COLUMNS) + 0.5) * SIDE;
    const radius = SIDE * 0.43;
    const field = random.pick([middle, near, near, palette.accent]);
    const watered = random.pick([palette.base, middle, palette.sky].filter((colour) => colour !== field));
    const angle = random.between(0, Math.PI * 2);
    const to = angle + random.between(0.6, 2.4);
    const sector = d`M${x} ${y}L${x + Math.cos(angle) * radius} ${y + Math.sin(angle) * radius}A${radius} ${radius} 0 0 1 ${x + Math.cos(to) * radius} ${y + Math.sin(to) * radius}Z`;
    return circle(x, y, radius, field) + path(sector, watered);
  });
  return rect(0, top, WIDTH, bottom - top, far) + fields.join('');
}
