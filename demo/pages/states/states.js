/**
 * The markup of a widget in the form that Markdown tools leave as it is: on one line; paragraphs and lists
 * keep their lines, without the page's indentation.
 */
function writeMarkup({ outerHTML, innerHTML }) {
  const markup = outerHTML.replace(/^<[^>]*>/, (tag) => tag.replaceAll('=""', ''));
  if (!/<(?:p|ul)\b/.test(innerHTML)) return markup.replace(innerHTML, () => innerHTML.trim());
  const [, indent = ''] = /\n( *)<[^<]*$/.exec(markup) ?? [];
  return markup.replaceAll(`\n${indent}`, '\n');
}

// This runs before the file of the widgets, so that only what was written is there to be read.
for (const state of document.querySelectorAll('.state')) {
  const markup = document.createElement('pre');
  markup.append(document.createElement('code'));
  const widget = state.querySelector('fao-item-card, fao-related-items, fao-also-downloaded');
  markup.firstChild.textContent = writeMarkup(widget);
  state.firstElementChild.append(markup);
}

const stale = document.getElementById('stale');
// An address of its own for each visit: the server answers it the first time, and at every other time after
// that.
stale.setAttribute('feed', `${stale.getAttribute('feed')}?visit=${Date.now()}`);
document.getElementById('reload').addEventListener('click', () => void stale.reload());
