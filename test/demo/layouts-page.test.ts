import { expect } from '../page/index.js';
import { itComesToRest } from './come-to-rest.js';
import { openDemoPage } from './demo-page.js';

const path = '/demo/layouts.html';

describe('the page of layouts and themes', () => {
  itComesToRest(path, { failing: true });

  it('has the style sheet of each theme beside it', async () => {
    const { document } = await openDemoPage(path);
    const themes = [...document.querySelectorAll<HTMLElement>('[data-css]')];
    expect(themes.length).to.be.at.least(5);
    for (const theme of themes) {
      const name = theme.lastElementChild!.className;
      expect(theme.querySelector('pre')!.textContent, name).to.match(new RegExp(`^\\.${name} [^]*\n}$`));
    }
  });
});
