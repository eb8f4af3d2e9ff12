import { expect } from '../page/index.js';
import { itSettles } from './settle-page.js';
import { openDemoPage } from './demo-page.js';

const path = '/demo/layouts.html';

describe('The demo page of layouts and themes', () => {
  itSettles(path, { failing: true });

  it('shows the style sheet of each theme beside the theme', async () => {
    const { document } = await openDemoPage(path);
    const themes = [...document.querySelectorAll<HTMLElement>('[data-css]')];
    expect(themes.length).to.be.at.least(5);
    for (const theme of themes) {
      const name = theme.lastElementChild!.className;
      expect(theme.querySelector('pre')!.textContent, name).to.match(new RegExp(`^\\.${name} [^]*\n}$`));
    }
  });
});
