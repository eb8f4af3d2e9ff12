import { WIDTH, d, rect } from '../shapes.mjs';

/** Lengths of a kernel and of a stem; an ear has eleven kernels. */
const KERNEL = 15;
const STEM = 150;

/**
 * Draws two rows of ears of grain behind a dark field.
 *
 * @type {import('./index.mjs').DrawMotif}
 */
export function drawGrain({ random, palette, top, bottom }) {
  const height = bottom - top;
  const [far, middle, near] = palette.tones;
  const row = (count, fills, highest, lowest) =>
    Array.from({ length: count }, (_, index) => {
      const x = ((index + 0.5) * WIDTH) / count + random.between(-6, 6);
      const y = top + height * random.between(highest, lowest);
      const lean = d`${random.between(-7, 7)}`;
      return (
        d`<use href="#ear" x="${x}" y="${y}" ` +
        `fill="${fills[index % fills.length]}" transform="rotate(${lean} ${d`${x} ${bottom}`})"/>`
      );
    }).join('');
  return (
    `<defs>${shapeEar()}</defs>` +
    row(6, [far], 0.1, 0.24) +
    row(5, [middle, near, palette.accent, near], 0.26, 0.42) +
    rect(0, bottom - height * 0.14, WIDTH, height * 0.14, palette.base)
  );
}

/** Returns five pairs of kernels, one at the tip and the stem, below the point 0 0. */
function shapeEar() {
  const s = KERNEL;
  const pair = d`c${-s * 1.2} ${-s * 0.4} ${-s * 1.5} ${-s * 1.2} ${-s * 1.3} ${-s * 2}c${s * 0.9} ${s * 0.3} ${s * 1.3} ${s} ${s * 1.3} ${s * 2}c0 ${-s} ${s * 0.4} ${-s * 1.7} ${s * 1.3} ${-s * 2}c${s * 0.2} ${s * 0.8} ${-s * 0.1} ${s * 1.6} ${-s * 1.3} ${s * 2}Z`;
  const pairs = Array.from({ length: 5 }, (_, index) => d`M0 ${s * (3 + index * 1.35)}` + pair);
  const tip = d`M0 ${s * 1.7}q${-s * 0.9} ${-s} 0 ${-s * 2.2}q${s * 0.9} ${s * 1.2} 0 ${s * 2.2}Z`;
  return `<path id="ear" d="${tip}${pairs.join('')}` + d`M-1 ${s * 2}h3v${STEM}h-3Z"/>`;
}
