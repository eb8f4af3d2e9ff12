import { WIDTH, circle, d, line, rect } from '../shapes.mjs';

const COLUMNS = 5;
const ROWS = 4;

/**
 * Draws nodes and the links between them.
 *
 * @type {import('./index.mjs').DrawMotif}
 */
export function drawNetwork({ random, palette, top, bottom }) {
  const stepX = WIDTH / (COLUMNS - 1);
  const stepY = (bottom - top) / ROWS;
  const nodes = Array.from({ length: COLUMNS * ROWS }, (_, index) => ({
    x: (index % COLUMNS) * stepX + random.between(-20, 20),
    y: top + (Math.floor(index / COLUMNS) + 0.5) * stepY + random.between(-11, 11),
  }));
  const links = nodes.flatMap(({ x, y }, index) => {
    const right = (index + 1) % COLUMNS === 0 ? undefined : nodes[index + 1];
    const below = nodes[index + COLUMNS + random.pick([0, 0, 1])];
    return [right, below].filter(Boolean).map((other) => d`M${x} ${y}L${other.x} ${other.y}`);
  });
  const dots = nodes.map(({ x, y }, index) =>
    index % 6 === 2
      ? circle(x, y, 17, palette.accent) + circle(x, y, 7, palette.base)
      : circle(x, y, random.pick([5, 8, 11]), palette.tones[index % 2]),
  );
  return (
    rect(0, top, WIDTH, bottom - top, palette.base) +
    line(links.join(''), palette.tones[2], 2) +
    dots.join('')
  );
}
