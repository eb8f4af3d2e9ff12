/**
 * Whether an element has fallback content. White space, and the empty paragraphs that editors leave behind,
 * do not count.
 */
export function hasFallbackContent(element: Element): boolean {
  return [...element.childNodes].some((node) =>
    node instanceof Element
      ? !node.slot && !(node.localName === 'p' && isBlank(node))
      : node instanceof Text && isText(node),
  );
}

function isBlank(paragraph: Element): boolean {
  return !isText(paragraph) && !paragraph.querySelector(':not(br)');
}

/* `trim` also removes no-break spaces, which editors put into empty paragraphs. */
function isText(node: Node): boolean {
  return !!node.textContent?.trim();
}
