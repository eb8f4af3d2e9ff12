import { WIDTH, circle, d, path, rect } from '../shapes.mjs';

/** Widths at the lower edge, in strips either side of the middle one. */
const STRIPS = 9;
const STRIP_WIDTH = 78;

/**
 * Strips of farmland that run to a point on the horizon, a ridge and a sun behind.
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
