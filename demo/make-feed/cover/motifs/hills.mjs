import { WIDTH, circle, d, path } from '../shapes.mjs';

/**
 * Draws hills one behind the other under a low sun.
 *
 * @type {import('./index.mjs').DrawMotif}
 */
export function drawHills({ random, palette, top, bottom }) {
  const height = bottom - top;
  const sunX = random.between(80, 220);
  const sun = circle(sunX, top + height * 0.4, height * 0.2, palette.accent);
  const hills = [...palette.tones, palette.base].map((fill, index) => {
    const y = top + height * (0.46 + index * 0.15);
    const lean = random.between(70, 230);
    const rise = height * random.between(0.1, 0.24) * (index % 2 === 0 ? -1 : 1);
    return path(
      d`M0 ${y}C${lean * 0.5} ${y + rise} ${lean} ${y + rise} ${lean + 30} ${y}S${WIDTH - 20} ${y - rise} ${WIDTH} ${y - rise / 2}V${bottom}H0Z`,
      fill,
    );
  });
  return sun + hills.join('');
}
