/** The markup of a widget without the page's indentation, an attribute a line, so that narrow pages break it where it may be broken. */
function writeMarkup({ outerHTML }) {
  const [, indent = ''] = /\n( *)<[^<]*$/.exec(outerHTML) ?? [];
  return outerHTML
    .replaceAll(`\n${indent}`, '\n')
    .replace(/(?<=>)(?=<\/[^<]*$)/, '\n')
    .replace(/^<[^>]*>/, (tag) => tag.replace(/ (?=[a-z-]+=)/g, '\n  ').replaceAll('=""', ''));
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
// An address of its own for each visit: the server answers it the first time, and at every other time after that.
stale.setAttribute('feed', `${stale.getAttribute('feed')}?visit=${Date.now()}`);
document.getElementById('reload').addEventListener('click', () => void stale.reload());
