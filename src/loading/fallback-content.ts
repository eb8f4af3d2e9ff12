/**
 * Whether an element's author gave content to show when all else fails. White space, and the empty paragraphs that editors leave behind,
 * are none.
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

/* `trim` takes no-break spaces as white space as well, which editors put into empty paragraphs. */
function isText(node: Node): boolean {
  return !!node.textContent?.trim();
}
