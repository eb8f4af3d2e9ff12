import { expect } from '../page/index.js';
import { itComesToRest } from './come-to-rest.js';
import { openDemoPage } from './demo-page.js';

const pages = ['/demo/', '/demo/classic.html', '/demo/languages.html', '/demo/repository.html'];

const partnerPages = [
  '/demo/ministry/ar/fisheries.html',
  '/demo/ministry/fisheries.html',
  '/demo/ministry/migration.html',
];

/*
 * The one page that axe can't run in: its old library puts a property on every object, which breaks axe
 * itself.
 */
const damaged = '/demo/hostile.html';

/* Each has a file of tests of its own: they are long. */
const longPages = [
  '/demo/layouts.html',
  '/demo/states/also-downloaded.html',
  '/demo/states/card.html',
  '/demo/states/related-items.html',
];

describe('the first demo page', () => {
  it('leads to all the others', async () => {
    const page = await openDemoPage('/demo/');
    const links = [...page.document.querySelectorAll<HTMLAnchorElement>('dt a')];
    const found = ['/demo/', ...links.map(({ pathname }) => pathname)];
    expect(found.sort()).to.deep.equal([...pages, ...partnerPages, damaged, ...longPages].sort());
  });
});

describe('a demo page', () => {
  for (const path of [...pages, ...partnerPages]) itComesToRest(path);
  itComesToRest(damaged, { axe: false });
});
