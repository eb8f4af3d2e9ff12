/** The title of a cover: split in two, and in the largest size that its place allows. */
import { breakLines, widestLine } from './break-lines.mjs';

const TITLE_SIZES = [33, 30, 27, 24, 21.5, 19, 17, 15];
const SUBTITLE_SIZE = 15.5;
/** A title that its subtitle would press below this size stands alone. */
const LEAST_WITH_SUBTITLE = 21;
/** Distance of lines in em. Arabic letters reach further up and down. */
const LEADING = { ar: 1.34, other: 1.19 };

/**
 * @typedef {object} TextBlock
 * @property {string[]} lines
 * @property {number} size font size
 * @property {number} leading distance of baselines
 */

/**
 * @param {{ title: string, subtitle?: string, language: string }} version
 * @param {{ width: number, height: number }} place
 * @returns {{ title: TextBlock, subtitle?: TextBlock }} the subtitle only where there is room for it
 * @throws {Error} where the title fits in no size
 */
export function setTitle(version, { width, height }) {
  const [title, subtitle] = splitTitle(version);
  const leading = LEADING[version.language] ?? LEADING.other;
  const subtitleBlock = subtitle && makeBlock(subtitle, SUBTITLE_SIZE, width, leading * 1.06);
  for (const wanted of [subtitleBlock, undefined]) {
    const room = height - (wanted ? heightOf(wanted) + 10 : 0);
    const fitting = TITLE_SIZES.map((size) => makeBlock(title, size, width, leading)).find(
      (block) => widestLine(block.lines, block.size) <= width && heightOf(block) <= room,
    );
    if (fitting && (!wanted || fitting.size >= LEAST_WITH_SUBTITLE))
      return { title: fitting, subtitle: wanted };
  }
  throw new Error(`The title "${version.title}" fits no cover; add a smaller size or shorten it.`);
}

/**
 * @param {TextBlock} block
 * @returns {number} from the top of the first line to the foot of the last
 */
export function heightOf({ lines, leading }) {
  return lines.length * leading;
}

/** A long title with a dash or colon goes on in the place of a subtitle. */
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
