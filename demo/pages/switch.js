/*
 * Adds a form that changes the language and direction of the widgets of a page. The texts of the page stay
 * English.
 */
const widgets = 'fao-item-card, fao-related-items, fao-also-downloaded';
const languages = ['ar', 'zh', 'en', 'fr', 'ru', 'es'];
const directions = { ltr: 'Left to right', rtl: 'Right to left' };

/** The elements around widgets, with their own `lang` and `dir`. */
const parents = [...document.querySelectorAll(`:has(> :is(${widgets})), #widgets`)].map((element) => ({
  element,
  lang: element.getAttribute('lang'),
  dir: element.getAttribute('dir'),
}));

function nameLanguage(tag) {
  return new Intl.DisplayNames(tag, { type: 'language' }).of(tag);
}

function makeChoice(name, label, options) {
  const id = `switch-${name}`;
  const choice = document.createElement('p');
  const select = document.createElement('select');
  Object.assign(select, { id, name });
  select.append(new Option('Default of the page', ''), ...options);
  const caption = document.createElement('label');
  caption.htmlFor = id;
  caption.textContent = label;
  choice.append(caption, ' ', select);
  return choice;
}

function setAttribute(element, name, value) {
  if (value) element.setAttribute(name, value);
  else element.removeAttribute(name);
}

function apply({ lang, dir }) {
  for (const parent of parents) {
    setAttribute(parent.element, 'lang', lang || parent.lang);
    setAttribute(parent.element, 'dir', dir || (lang ? (lang === 'ar' ? 'rtl' : 'ltr') : parent.dir));
  }
}

const form = document.createElement('form');
form.className = 'switch';
form.setAttribute('aria-label', 'Language of the widgets');
form.append(
  makeChoice(
    'lang',
    'Language',
    languages.map((tag) => {
      const option = new Option(nameLanguage(tag), tag);
      option.lang = tag;
      return option;
    }),
  ),
  makeChoice(
    'dir',
    'Direction',
    Object.entries(directions).map(([value, text]) => new Option(text, value)),
  ),
);

const url = new URL(location.href);
const { lang, dir } = form.elements;
lang.value = url.searchParams.get('lang') ?? '';
dir.value = url.searchParams.get('dir') ?? '';
form.addEventListener('change', () => {
  for (const { name, value } of [lang, dir]) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  history.replaceState(null, '', url);
  apply({ lang: lang.value, dir: dir.value });
});
apply({ lang: lang.value, dir: dir.value });

const head = document.querySelector('main > nav, main > p');
head.after(form);
