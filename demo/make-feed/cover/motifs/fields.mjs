import { WIDTH, circle, d, path, rect } from '../shapes.mjs';

/** Number of strips, and the width of one at the lower edge. */
const STRIPS = 9;
const STRIP_WIDTH = 78;

/**
 * Draws strips of farmland that meet in a point on the horizon, with a ridge and the sun behind them.
 *
 * @type {import('./index.mjs').DrawMotif}
 */
export function drawFields({ random, palette, top, bottom }) {
  const height = bottom - top;
  const horizon = top + height * 0.47;
  const vanishing = random.between(80, 220);
  const [far, middle, near] = palette.tones;
  const sun = circle(WIDTH - vanishing, horizon - height * 0.1, height * 0.19, palette.accent);
  const ridge = path(
    d`M0 ${horizon}V${horizon - 22}Q${vanishing * 0.6} ${horizon - 50} ${vanishing + 20} ${horizon - 16}T${WIDTH} ${horizon - 24}V${horizon}Z`,
    near,
  );
  const strips = [middle, near, palette.base].map((fill, remainder) => {
    const triangles = Array.from({ length: STRIPS }, (_, index) => {
      const left = vanishing + ((index * 3 + remainder) / 2 - STRIPS * 0.75) * STRIP_WIDTH;
      return d`M${vanishing} ${horizon}L${left} ${bottom}h${STRIP_WIDTH / 2}Z`;
    });
    return path(triangles.join(''), fill);
  });
  return sun + ridge + rect(0, horizon, WIDTH, bottom - horizon, far) + strips.slice(0, 2).join('');
}
