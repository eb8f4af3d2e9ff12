import { WIDTH, circle, d, path, rect } from '../shapes.mjs';

/**
 * Draws a plate of food from above, with cups beside it.
 *
 * @type {import('./index.mjs').DrawMotif}
 */
export function drawTable({ random, palette, top, bottom }) {
  const height = bottom - top;
  const [far, middle, near] = palette.tones;
  const radius = height * 0.43;
  const x = random.pick([WIDTH * 0.34, WIDTH * 0.5, WIDTH * 0.66]);
  const y = top + height / 2;
  const inner = radius * 0.78;
  const cloth = rect(0, top, WIDTH, height, random.pick([far, middle]));
  const plate = circle(x, y, radius, palette.baseInk) + circle(x, y, inner, palette.sky);
  const share = random.between(0, Math.PI * 2);
  const half = path(shapeSector(x, y, inner * 0.9, share, share + Math.PI), palette.accent);
  const quarter = path(shapeSector(x, y, inner * 0.9, share + Math.PI + 0.12, share + Math.PI * 1.62), near);
  const rest = share + Math.PI * 1.82;
  const tomato = circle(
    x + Math.cos(rest) * inner * 0.55,
    y + Math.sin(rest) * inner * 0.55,
    inner * 0.27,
    middle,
  );
  const leaves = [0.25, 0.5, 0.75].map((part) => shapeLeaf(x, y, inner * 0.78, share + Math.PI * part));
  const cups = [x - radius * 1.75, x + radius * 1.75].map(
    (cup) =>
      circle(cup, y - radius * 0.55, radius * 0.42, near) +
      circle(cup, y - radius * 0.55, radius * 0.32, palette.base),
  );
  return cloth + cups.join('') + plate + half + quarter + tomato + path(leaves.join(''), palette.sky);
}

function shapeSector(x, y, radius, from, to) {
  const at = (angle) => [x + Math.cos(angle) * radius, y + Math.sin(angle) * radius];
  const [startX, startY] = at(from);
  const [endX, endY] = at(to);
  return d`M${x} ${y}L${startX} ${startY}A${radius} ${radius} 0 0 1 ${endX} ${endY}Z`;
}

/** Returns a leaf that points away from the centre of the plate. */
function shapeLeaf(x, y, reach, angle) {
  const at = (distance, turn) => [
    x + Math.cos(angle + turn) * distance,
    y + Math.sin(angle + turn) * distance,
  ];
  const [footX, footY] = at(reach * 0.3, 0);
  const [leftX, leftY] = at(reach * 0.7, -0.3);
  const [tipX, tipY] = at(reach, 0);
  const [rightX, rightY] = at(reach * 0.7, 0.3);
  return d`M${footX} ${footY}Q${leftX} ${leftY} ${tipX} ${tipY}Q${rightX} ${rightY} ${footX} ${footY}Z`;
}
