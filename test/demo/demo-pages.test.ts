import { expect } from '../page/index.js';
import { itSettles } from './settle-page.js';
import { openDemoPage } from './demo-page.js';

const pages = ['/demo/', '/demo/classic.html', '/demo/languages.html', '/demo/repository.html'];

const partnerPages = [
  '/demo/ministry/ar/fisheries.html',
  '/demo/ministry/fisheries.html',
  '/demo/ministry/migration.html',
];

/* Axe can't run on this page, whose old library adds a property to every object. */
const hostilePage = '/demo/hostile.html';

/* Each of these long pages has its own test file. */
const longPages = [
  '/demo/layouts.html',
  '/demo/states/also-downloaded.html',
  '/demo/states/card.html',
  '/demo/states/related-items.html',
];

describe('The index of the demo pages', () => {
  it('has a link to every other page', async () => {
    const page = await openDemoPage('/demo/');
    const links = [...page.document.querySelectorAll<HTMLAnchorElement>('dt a')];
    const found = ['/demo/', ...links.map(({ pathname }) => pathname)];
    expect(found.sort()).to.deep.equal([...pages, ...partnerPages, hostilePage, ...longPages].sort());
  });
});

describe('A demo page', () => {
  for (const path of [...pages, ...partnerPages]) itSettles(path);
  itSettles(hostilePage, { axe: false });
});
