/**
 * Returns the markup of a widget in a form that Markdown tools do not break: on one line, except that
 * paragraphs and lists keep their lines, without the indentation of the page.
 */
function writeMarkup({ outerHTML, innerHTML }) {
  const markup = outerHTML.replace(/^<[^>]*>/, (tag) => tag.replaceAll('=""', ''));
  if (!/<(?:p|ul)\b/.test(innerHTML)) return markup.replace(innerHTML, () => innerHTML.trim());
  const [, indent = ''] = /\n( *)<[^<]*$/.exec(markup) ?? [];
  return markup.replaceAll(`\n${indent}`, '\n');
}

// This script runs before that of the widgets, so that the elements still have the markup of the page only.
for (const state of document.querySelectorAll('.state')) {
  const markup = document.createElement('pre');
  markup.append(document.createElement('code'));
  const widget = state.querySelector('fao-item-card, fao-related-items, fao-also-downloaded');
  markup.firstChild.textContent = writeMarkup(widget);
  state.firstElementChild.append(markup);
}

const stale = document.getElementById('stale');
// The URL is different for each visit, since the server counts the requests per URL.
stale.setAttribute('feed', `${stale.getAttribute('feed')}?visit=${Date.now()}`);
document.getElementById('reload').addEventListener('click', () => void stale.reload());
