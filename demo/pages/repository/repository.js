/*
 * Turns the switches of the page into the address of the repository, and shows what was asked of it. The
 * switches are in the page's own address too, so that a fault can be shown to somebody else.
 */
const { repository, feed } = document.body.dataset;
const form = document.querySelector('form');
const tags = ['fao-item-card', 'fao-related-items', 'fao-also-downloaded'];
const [widgets, count, log] = ['widgets', 'count', 'log'].map((id) => document.getElementById(id));
/** Milliseconds between two looks at what was asked. */
const pause = 500;

let run;

/**
 * The address of the repository with the settings of the form; one that nothing answers for the fault of that
 * name.
 */
function findRoot({ fault, on, times, fields, version }) {
  if (fault === 'absent') return 'http://localhost:9009/server/api';
  const settings = {
    ...(fault === 'refused' ? { cors: 'refused' } : fault && { fault, on, ...(times && { times }) }),
    fields,
    version,
    run,
  };
  const written = Object.entries(settings).map((pair) => pair.join('='));
  return `${repository}/${written.join(',')}/server/api`;
}

/** A repository with DSpace's own fields has no job numbers, and handles of its own. */
function chooseNames({ item, fields }) {
  return fields === 'stock' ? item.replace(/20\.500\.14283\/|^(?=[a-z]{2}\d+[a-z]{2}$)/, '123456789/') : item;
}

function apply() {
  const chosen = Object.fromEntries(new FormData(form));
  history.replaceState(null, '', `?${new URLSearchParams(chosen)}`);
  run = crypto.randomUUID();
  // New elements, so that nothing of what the last ones showed is left.
  widgets.replaceChildren(
    ...tags.map((tag) => {
      const widget = document.createElement(tag);
      widget.setAttribute('loading', 'eager');
      widget.setAttribute('feed', findRoot(chosen));
      widget.setAttribute('item', chooseNames(chosen));
      if (chosen.fallback) widget.setAttribute('fallback-feed', `${feed}/feed.json`);
      return widget;
    }),
  );
}

/** Covers and files are asked for by the browser, not by the widgets, and this list by the page. */
async function showLog() {
  const response = await fetch(`${repository}/log/${run}`);
  const asked = (await response.json()).filter(({ content, log: isOwn }) => !content && !isOwn);
  count.textContent = `${asked.length} ${asked.length === 1 ? 'request' : 'requests'} to the repository, covers left out.`;
  log.replaceChildren(
    ...asked.map(({ method, url }) => {
      const code = Object.assign(document.createElement('code'), {
        textContent: `${method} ${decodeURIComponent(url)}`,
      });
      const line = document.createElement('li');
      line.append(code);
      return line;
    }),
  );
}

async function offerFaults() {
  for (const { name, title } of await (await fetch(`${repository}/faults`)).json()) {
    form.elements.fault.append(new Option(title, name));
  }
}

await offerFaults();
for (const [name, value] of new URLSearchParams(location.search)) {
  const field = form.elements[name];
  if (field?.type === 'checkbox') field.checked = true;
  else if (field) field.value = value;
}
form.addEventListener('change', apply);
form.elements.again.addEventListener('click', apply);
apply();
setInterval(() => void showLog(), pause);
