/** Draws covers for the demo, since we may not copy those of FAO: a picture, the title, type and year. */
import { chooseDesign } from './choose-design.mjs';
import { heightOf, setTitle } from './set-title.mjs';
import { HEIGHT, WIDTH, d, rect } from './shapes.mjs';

const MARGIN = 26;
const PICTURE_HEIGHT = 222;
/** The picture continues below the background of the title, so that there is no gap between them. */
const OVERLAP = 3;
const FONTS = {
  ar: "'Noto Naskh Arabic','Noto Sans Arabic','Geeza Pro','Segoe UI',Tahoma,sans-serif",
  zh: "'Noto Sans SC','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif",
  ja: "'Noto Sans JP','Noto Sans CJK JP','Hiragino Sans','Yu Gothic',sans-serif",
  other: "'Noto Sans','Segoe UI','Helvetica Neue',Arial,sans-serif",
};

/**
 * Draws the cover of an edition.
 *
 * @param {import('../facts.mjs').Edition} edition
 * @returns {string} an SVG file; language versions of one work have the same picture and colours
 */
export function drawCover({ work, version }) {
  const { draw, palette, titleFirst, random } = chooseDesign(work);
  const [ground, ink] = titleFirst ? [palette.sky, palette.skyInk] : [palette.base, palette.baseInk];
  const pictureTop = titleFirst ? HEIGHT - PICTURE_HEIGHT : 0;
  const frame = { random, palette, top: pictureTop, bottom: pictureTop + PICTURE_HEIGHT + OVERLAP };
  const titleGround = rect(0, titleFirst ? 0 : PICTURE_HEIGHT, WIDTH, HEIGHT - PICTURE_HEIGHT, ground);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">`,
    rect(0, 0, WIDTH, HEIGHT, palette.sky),
    draw(frame),
    titleGround,
    writeText(version, ink, titleFirst),
    '</svg>\n',
  ].join('\n');
}

function writeText(version, ink, titleFirst) {
  const rightToLeft = version.language === 'ar';
  const area = { width: WIDTH - 2 * MARGIN, height: HEIGHT - PICTURE_HEIGHT - MARGIN * 2 - 18 };
  const { title, subtitle } = setTitle(version, area);
  const metaLine = titleFirst ? MARGIN + 8 : HEIGHT - MARGIN;
  const x = rightToLeft ? WIDTH - MARGIN : MARGIN;
  const meta = [version.type, version.year].filter(Boolean).join(' · ');
  const top = titleFirst ? MARGIN + (meta ? 18 : -4) : PICTURE_HEIGHT + MARGIN - 6;
  const group = `font-family="${FONTS[version.language] ?? FONTS.other}" fill="${ink}"`;
  return [
    `<g ${group}${rightToLeft ? ' direction="rtl"' : ''}>`,
    writeBlock(title, x, top, ' font-weight="700"'),
    subtitle && writeBlock(subtitle, x, top + heightOf(title) + 8, ' opacity=".88"'),
    meta && writeMeta(meta, x, metaLine, rightToLeft),
    '</g>',
  ]
    .filter(Boolean)
    .join('\n');
}

/** Writes type and year from left to right in every language, since types are English. */
function writeMeta(text, x, y, rightToLeft) {
  const anchor = rightToLeft ? ' text-anchor="end"' : '';
  return `<text x="${x}" y="${y}" font-size="13" direction="ltr"${anchor}>${escapeXml(text)}</text>`;
}

function writeBlock({ lines, size, leading }, x, top, style) {
  const spans = lines.map(
    (line, index) => d`<tspan x="${x}" y="${top + size + index * leading}">` + `${escapeXml(line)}</tspan>`,
  );
  return `<text font-size="${size}"${style}>${spans.join('')}</text>`;
}

function escapeXml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
