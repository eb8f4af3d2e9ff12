import { WIDTH, circle, d, path } from '../shapes.mjs';

/**
 * Draws rows of trees, the near ones darker, and the sun behind them.
 *
 * @type {import('./index.mjs').DrawMotif}
 */
export function drawForest({ random, palette, top, bottom }) {
  const height = bottom - top;
  const shapeTree = random.pick([shapeConifer, shapeBroadleaf]);
  const sun = circle(random.between(70, 230), top + height * 0.3, height * 0.16, palette.accent);
  const rows = [...palette.tones, palette.base].map((fill, index) => {
    const foot = top + height * (0.56 + index * 0.15);
    const step = 30 + index * 9;
    const start = -random.between(0, step);
    const trees = Array.from({ length: Math.ceil(WIDTH / step) + 2 }, (_, tree) =>
      shapeTree(start + tree * step, foot, step * 0.62, height * random.between(0.24, 0.36)),
    );
    return path(trees.join('') + d`M0 ${foot - 8}H${WIDTH}V${bottom}H0Z`, fill);
  });
  return sun + rows.join('');
}

function shapeConifer(x, foot, halfWidth, height) {
  return d`M${x - halfWidth} ${foot}L${x} ${foot - height}L${x + halfWidth} ${foot}Z`;
}

function shapeBroadleaf(x, foot, halfWidth, height) {
  const crown = foot - height;
  return d`M${x - halfWidth} ${foot}C${x - halfWidth * 1.3} ${crown + height * 0.3} ${x - halfWidth * 0.5} ${crown} ${x} ${crown}S${x + halfWidth * 1.3} ${crown + height * 0.3} ${x + halfWidth} ${foot}Z`;
}
