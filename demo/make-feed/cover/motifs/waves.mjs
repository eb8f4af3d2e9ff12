import { d, path } from '../shapes.mjs';

/**
 * Draws waves one behind the other, and one or several fish.
 *
 * @type {import('./index.mjs').DrawMotif}
 */
export function drawWaves({ random, palette, top, bottom }) {
  const height = bottom - top;
  const length = random.pick([75, 100, 150]);
  const waves = [...palette.tones, palette.base].map((fill, index) => {
    const y = top + height * (0.3 + index * 0.2);
    const rise = length * 0.14;
    const start = -random.between(0, 2) * length;
    return path(
      d`M${start} ${y}q${length / 2} ${-rise} ${length} 0` +
        d`t${length} 0`.repeat(Math.ceil(5 * (150 / length))) +
        d`V${bottom}H0Z`,
      fill,
    );
  });
  const fish = random.pick([drawOneFish, drawSchool]);
  return waves[0] + fish(random, palette, top + height * 0.43) + waves[1] + waves[2] + waves[3];
}

function drawOneFish(random, palette, y) {
  return path(shapeFish(random.between(90, 130), y - 2, 96), palette.accent);
}

function drawSchool(random, palette, y) {
  const left = random.between(46, 80);
  const positions = [
    [0, 0],
    [58, -15],
    [66, 12],
    [124, -4],
  ];
  return path(positions.map(([x, dy]) => shapeFish(left + x, y + dy, 42)).join(''), palette.accent);
}

/** Returns a fish that swims to the left: two arcs for the body, and a notched tail. */
function shapeFish(x, y, length) {
  const body = length * 0.74;
  const belly = length * 0.3;
  const tail = length * 0.17;
  return (
    d`M${x} ${y}q${body * 0.45} ${-belly} ${body} 0q${length * 0.1} ${-tail * 0.9} ${length - body} ${-tail}` +
    d`q${-length * 0.1} ${tail} 0 ${tail * 2}q${-(length - body) * 0.6} ${-tail * 0.1} ${body - length} ${-tail}` +
    d`q${-body * 0.55} ${belly} ${-body} 0Z`
  );
}
