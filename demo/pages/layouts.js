/* Shows the style sheet of each theme beside the theme. */
for (const theme of document.querySelectorAll('[data-css]')) {
  const sheet = document.createElement('pre');
  sheet.append(document.createElement('code'));
  const { textContent } = document.getElementById(theme.dataset.css);
  const [indent] = /^\n\s*/.exec(textContent);
  sheet.firstChild.textContent = textContent.replaceAll(indent, '\n').trim();
  theme.firstElementChild.append(sheet);
}
