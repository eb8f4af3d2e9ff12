/** A script or an element of ours as a whole; only the beginning of its tag where it has no end tag. */
const ELEMENT = /<(script|fao-[a-z-]+)\b(?:[^]*?<\/\1>)?/g;

/**
 * Finds what Markdown tools break in HTML that people paste into their pages. A line that begins with `>` is
 * a block quote in Markdown (CommonMark 0.31, section 5.1) and an error in MDX, so there is none. A script,
 * and an element of ours with its fallback link, is one line with a blank line before and after it; a script
 * with a body is several, the first of which holds the whole tag.
 *
 * @param {string} text HTML, with plain text around it or not
 * @returns {string[]} a sentence for each fault, with the number of its line, from 1
 */
export function findTornHtml(text) {
  const faults = [];
  const report = (index, fault) => faults.push(`Line ${text.slice(0, index).split('\n').length} ${fault}`);
  for (const { index } of text.matchAll(/^[ \t]*>/gm)) report(index, 'begins with ">".');
  for (const { 0: element, 1: name, index } of text.matchAll(ELEMENT)) {
    const before = text.slice(0, index);
    const after = text.slice(index + element.length);
    const hasBody = name === 'script' && /^<script[^\n]*>\n[^]*\n<\/script>$/.test(element);
    if (!element.endsWith(`</${name}>`)) report(index, `has a <${name}> without an end tag.`);
    else if (element.includes('\n') && !hasBody)
      report(index, `has a <${name}> that goes on in the next line.`);
    if (!/(^|\n\n)$/.test(before)) report(index, `has a <${name}> without a blank line before it.`);
    if (!/^(\n?$|\n\n)/.test(after)) report(index, `has a <${name}> without a blank line after it.`);
  }
  return faults;
}
