import { WIDTH, circle, d, line, rect } from '../shapes.mjs';

/**
 * Draws roads that start together and separate, with a few travellers on them.
 *
 * @type {import('./index.mjs').DrawMotif}
 */
export function drawRoutes({ random, palette, top, bottom }) {
  const height = bottom - top;
  const mirrored = random.pick([true, false]);
  const across = (x) => (mirrored ? WIDTH - x : x);
  const [far, middle, near] = palette.tones;
  const colours = [far, middle, palette.accent, near, palette.sky];
  const start = top + height * random.between(0.3, 0.75);
  const turn = random.between(70, 150);
  const ends = colours.map((_, index) => top + height * (0.1 + index * 0.2));
  const roads = ends.map((end, index) => {
    const leave = start + (index - 2) * 15;
    const bend = turn + 60;
    return line(
      d`M${across(-12)} ${leave}H${across(turn * 0.4)}C${across(turn)} ${leave} ${across(bend - 50)} ${end} ${across(bend + 40)} ${end}H${across(WIDTH + 12)}`,
      colours[index],
      9,
    );
  });
  const travellers = [0, 2, 3].map((road) =>
    circle(across(turn + 110 + random.between(0, 40)), ends[road], 10, palette.baseInk),
  );
  return rect(0, top, WIDTH, height, palette.base) + roads.join('') + travellers.join('');
}
