import { allowConsole, expect, until, type HostPage } from '../page/index.js';
import { openDemoPage, readThrough } from './demo-page.js';

/** Makes a choice in one of the page's switches, as a person does. */
function choose({ document }: HostPage, name: string, value: string): void {
  const field = document.querySelector<HTMLSelectElement>(`[name=${name}]`)!;
  field.value = value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

describe('the page straight from the repository', () => {
  it('has a switch for every fault, each of which can be watched', async () => {
    const page = await openDemoPage('/demo/repository.html');
    await readThrough(page);
    const { options } = page.document.querySelector<HTMLSelectElement>('#fault')!;
    expect(options.length).to.be.greaterThan(30);
    allowConsole(/\[fao-widgets\]/, 'error');
    choose(page, 'fault', 'json-404');
    for (const { shadowRoot } of await readThrough(page)) {
      expect(shadowRoot!.textContent).to.contain('This publication was not found.');
    }
  });

  it('lists what the repository was asked for, covers apart', async () => {
    const page = await openDemoPage('/demo/repository.html');
    await readThrough(page);
    const count = page.document.querySelector('#count')!;
    await until(() => count.textContent.startsWith('2 requests'), 'the list of requests');
    expect(page.document.querySelectorAll('#log li')).to.have.length(2);
  });

  it('shows the same publication in the fields of any repository', async () => {
    const page = await openDemoPage('/demo/repository.html');
    await readThrough(page);
    choose(page, 'fields', 'stock');
    const [card] = await readThrough(page);
    expect(card!.shadowRoot!.querySelector('[part=title]')!.textContent).to.contain(
      'The State of World Fisheries and Aquaculture 2024',
    );
  });
});
