/** A script or an element of the library; only the beginning of its tag if it has no end tag. */
const ELEMENT = /<(script|fao-[a-z-]+)\b(?:[^]*?<\/\1>)?/g;

/**
 * Finds HTML that a Markdown tool can break after people paste it into a page. No line may begin with `>`,
 * which starts a block quote in Markdown (CommonMark 0.31, section 5.1) and is an error in MDX. A script,
 * and an element of the library with its fallback link, must be one line with a blank line before and after
 * it. A script with a body may have several lines, the first of which contains the whole start tag.
 *
 * @param {string} text HTML, also with plain text around it
 * @returns {string[]} a sentence for each fault, with the number of its line, from 1
 */
export function findFragileHtml(text) {
  const faults = [];
  const report = (index, fault) => faults.push(`Line ${text.slice(0, index).split('\n').length} ${fault}`);
  for (const { index } of text.matchAll(/^[ \t]*>/gm)) report(index, 'begins with ">".');
  for (const { 0: element, 1: name, index } of text.matchAll(ELEMENT)) {
    const before = text.slice(0, index);
    const after = text.slice(index + element.length);
    const hasBody = name === 'script' && /^<script[^\n]*>\n[^]*\n<\/script>$/.test(element);
    if (!element.endsWith(`</${name}>`)) report(index, `has a <${name}> without an end tag.`);
    else if (element.includes('\n') && !hasBody)
      report(index, `has a <${name}> that continues on the next line.`);
    if (!/(^|\n\n)$/.test(before)) report(index, `has a <${name}> without a blank line before it.`);
    if (!/^(\n?$|\n\n)/.test(after)) report(index, `has a <${name}> without a blank line after it.`);
  }
  return faults;
}
