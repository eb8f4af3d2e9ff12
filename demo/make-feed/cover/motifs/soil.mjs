import { WIDTH, circle, d, line, path } from '../shapes.mjs';

/**
 * Draws a seedling above layers of soil, with its roots in them.
 *
 * @type {import('./index.mjs').DrawMotif}
 */
export function drawSoil({ random, palette, top, bottom }) {
  const height = bottom - top;
  const x = random.between(105, 195);
  const ground = top + height * 0.5;
  const layers = [...palette.tones, palette.base].map((fill, index) => {
    const y = ground + height * 0.15 * index;
    const swing = random.between(8, 16) * (index % 2 === 0 ? 1 : -1);
    return path(d`M0 ${y}C${90} ${y - swing} ${200} ${y + swing} ${WIDTH} ${y}V${bottom}H0Z`, fill);
  });
  const stones = Array.from({ length: 11 }, (_, index) =>
    circle(
      random.between(10, 290),
      ground + height * random.between(0.08, 0.44),
      2 + (index % 3) * 1.6,
      palette.tones[index % 3],
    ),
  );
  const roots = line(
    d`M${x} ${ground}v${height * 0.38}M${x} ${ground + 14}q-8 26 -34 40M${x} ${ground + 22}q10 26 36 34M${x} ${ground + 44}q-6 22 -22 34M${x} ${ground + 52}q6 18 20 28`,
    palette.sky,
    2.5,
  );
  return layers.join('') + stones.join('') + roots + drawSeedling(x, ground, height, palette.accent);
}

function drawSeedling(x, ground, height, fill) {
  const rise = height * 0.2;
  const leaf = height * 0.17;
  const foot = ground - rise;
  return (
    line(d`M${x} ${ground}V${foot}`, fill, 4) +
    path(
      d`M${x} ${foot + 6}q${-leaf * 0.1} ${-leaf} ${-leaf * 1.3} ${-leaf * 0.7}q${leaf * 0.1} ${leaf * 0.9} ${leaf * 1.3} ${leaf * 0.7}Z` +
        d`M${x} ${foot + 6}q${leaf * 0.1} ${-leaf * 1.2} ${leaf * 1.4} ${-leaf}q${-leaf * 0.1} ${leaf * 1.1} ${-leaf * 1.4} ${leaf}Z`,
      fill,
    )
  );
}
