/* Puts beside each card the markup it was written with, read before the widget starts. */
for (const state of document.querySelectorAll('.state')) {
  const card = state.querySelector('fao-item-card');
  const markup = document.createElement('pre');
  markup.append(document.createElement('code'));
  markup.firstChild.textContent = card.outerHTML
    .replace(/^<fao-item-card[^>]*>/, (tag) => tag.replace(/ (?=[a-z-]+=)/g, '\n  ').replaceAll('=""', ''))
    .replace(/\n\s+(?=<|$)/g, '\n  ')
    .replace(/\s*<\/fao-item-card>$/, (end) => (end.startsWith('\n') ? '\n' : '') + end.trim());
  state.firstElementChild.append(markup);
}

const stale = document.getElementById('stale');
// An address of its own for each visit: the server answers it the first time, and at every other time after that.
stale.setAttribute('feed', `${stale.getAttribute('feed')}?visit=${Date.now()}`);
document.getElementById('reload').addEventListener('click', () => void stale.reload());
