/** Sets the title of a cover: with a subtitle if it fits, in the largest size that fits. */
import { breakLines, widestLine } from './break-lines.mjs';

const TITLE_SIZES = [33, 30, 27, 24, 21.5, 19, 17, 15];
const SUBTITLE_SIZE = 15.5;
/** If the subtitle would force the title below this size, the cover has no subtitle. */
const MIN_WITH_SUBTITLE = 21;
/** Distance of baselines in em. Arabic letters are taller. */
const LEADING = { ar: 1.34, other: 1.19 };

/**
 * @typedef {object} TextBlock
 * @property {string[]} lines
 * @property {number} size font size
 * @property {number} leading distance of baselines
 */

/**
 * Breaks title and subtitle into lines, in the largest font size that fits.
 *
 * @param {{ title: string, subtitle?: string, language: string }} version
 * @param {{ width: number, height: number }} area of the cover for the text
 * @returns {{ title: TextBlock, subtitle?: TextBlock }} the subtitle only if there is space for it
 * @throws {Error} if the title does not fit in any size
 */
export function setTitle(version, { width, height }) {
  const [title, subtitle] = splitTitle(version);
  const leading = LEADING[version.language] ?? LEADING.other;
  const subtitleBlock = subtitle && makeBlock(subtitle, SUBTITLE_SIZE, width, leading * 1.06);
  for (const wanted of [subtitleBlock, undefined]) {
    const space = height - (wanted ? heightOf(wanted) + 10 : 0);
    const fitting = TITLE_SIZES.map((size) => makeBlock(title, size, width, leading)).find(
      (block) => widestLine(block.lines, block.size) <= width && heightOf(block) <= space,
    );
    if (fitting && (!wanted || fitting.size >= MIN_WITH_SUBTITLE))
      return { title: fitting, subtitle: wanted };
  }
  throw new Error(`The title "${version.title}" does not fit on a cover; add a smaller size or shorten it.`);
}

/**
 * Returns the height of a text.
 *
 * @param {TextBlock} block
 * @returns {number} from the top of the first line to the bottom of the last
 */
export function heightOf({ lines, leading }) {
  return lines.length * leading;
}

/** Splits a long title at a dash or colon into title and subtitle. */
function splitTitle({ title, subtitle }) {
  const split = title.length > 20 && /^(.{8,}?)(?: [–—-] |: |：)(.{6,})$/u.exec(title);
  return split ? [split[1], capitalize(split[2])] : [title, subtitle];
}

function capitalize(text) {
  return text[0].toUpperCase() + text.slice(1);
}

function makeBlock(text, size, width, leading) {
  return { lines: breakLines(text, size, width), size, leading: size * leading };
}
