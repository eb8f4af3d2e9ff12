/*
 * Sets the URL of the repository from the form, and shows the requests to the repository. The values of the
 * form are also in the URL of the page, so that you can share a fault.
 */
const { repository, feed } = document.body.dataset;
const form = document.querySelector('form');
const tags = ['fao-item-card', 'fao-related-items', 'fao-also-downloaded'];
const [widgets, count, log] = ['widgets', 'count', 'log'].map((id) => document.getElementById(id));
/** Milliseconds between two updates of the list of requests. */
const pause = 500;

let run;

/**
 * Returns the URL of the repository with the settings of the form. For the fault `absent`, it is a URL
 * without a server.
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

/**
 * Returns the identifiers of the item. A repository with the default fields has no job numbers, and other
 * handles.
 */
function chooseIdentifiers({ item, fields }) {
  return fields === 'stock' ? item.replace(/20\.500\.14283\/|^(?=[a-z]{2}\d+[a-z]{2}$)/, '123456789/') : item;
}

function apply() {
  const chosen = Object.fromEntries(new FormData(form));
  history.replaceState(null, '', `?${new URLSearchParams(chosen)}`);
  run = crypto.randomUUID();
  // New elements have no state of the earlier ones.
  widgets.replaceChildren(
    ...tags.map((tag) => {
      const widget = document.createElement(tag);
      widget.setAttribute('loading', 'eager');
      widget.setAttribute('feed', findRoot(chosen));
      widget.setAttribute('item', chooseIdentifiers(chosen));
      if (chosen.fallback) widget.setAttribute('fallback-feed', `${feed}/feed.json`);
      return widget;
    }),
  );
}

/** Shows the requests of the widgets: without those for covers and files, and those for this list. */
async function showLog() {
  const response = await fetch(`${repository}/log/${run}`);
  const requests = (await response.json()).filter(({ content, log: isOwn }) => !content && !isOwn);
  count.textContent = `${requests.length} ${requests.length === 1 ? 'request' : 'requests'} to the repository, without those for covers.`;
  log.replaceChildren(
    ...requests.map(({ method, url }) => {
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
