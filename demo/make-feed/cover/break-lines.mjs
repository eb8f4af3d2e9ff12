/** Breaks a title into lines of about equal length, where its script allows it. */
import { estimateWidth } from './glyph-widths.mjs';

/** Words of the demo's titles in Chinese and Japanese, inside which a line does not break. */
const WORDS =
  '中华人民共和国|世界|状况|粮食|安全|营养|渔业|水产|养殖|森林|能源|迁移|农业|农村|发展|内陆|概况|加强|统计|资料|收集|分析|能力|建设|' +
  '转型|行动|城乡|连续体|城市化|体系|健康|膳食|价格|通胀|保障|价值|驱动|林业|部门|创新|可持续|未来|根源|利用|潜力|促进|解决|' +
  '持続|可能|開発|向け|連携|拡大';
const IDEOGRAPHIC = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/**
 * Pieces of a title in Chinese or Japanese, between which a line may break: single characters, the words
 * above, numbers and Latin words, each with the closing marks after it.
 */
const CHUNKS = new RegExp(
  `(?:[\\p{Script=Latin}\\p{N}]+年?|${WORDS}|\\S)[，。、；：！？）》」ー的]*|\\s+`,
  'gu',
);

/**
 * Breaks a text into lines.
 *
 * @param {string} text
 * @param {number} size font size
 * @param {number} width maximum width of a line, which only a single long word exceeds
 * @returns {string[]}
 */
export function breakLines(text, size, width) {
  const chunks = IDEOGRAPHIC.test(text) ? text.match(CHUNKS) : text.split(/(?<=\s)(?=\S)/);
  const count = fillLines(chunks, size, width).length;
  // The minimum width for this number of lines avoids a short last line.
  let narrowest = width;
  while (narrowest > 40 && fillLines(chunks, size, narrowest - 4).length === count) narrowest -= 4;
  return fillLines(chunks, size, narrowest);
}

/**
 * Estimates the width of the longest line.
 *
 * @param {string[]} lines
 * @param {number} size font size
 * @returns {number} in the unit of `size`
 */
export function widestLine(lines, size) {
  return Math.max(...lines.map((line) => estimateWidth(line, size)));
}

function fillLines(chunks, size, width) {
  const lines = [''];
  for (const chunk of chunks) {
    const longer = lines.at(-1) + chunk;
    if (lines.at(-1) === '' || estimateWidth(longer.trim(), size) <= width) lines[lines.length - 1] = longer;
    else lines.push(chunk);
  }
  return lines.map((line) => line.trim());
}
