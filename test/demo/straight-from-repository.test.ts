import { allowConsole, expect, until, type HostPage } from '../page/index.js';
import { openDemoPage, readThrough } from './demo-page.js';

/** Chooses an option of a field of the page, as a person does. */
function choose({ document }: HostPage, name: string, value: string): void {
  const field = document.querySelector<HTMLSelectElement>(`[name=${name}]`)!;
  field.value = value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

describe('The demo page of a repository', () => {
  it('can simulate every fault', async () => {
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

  it('lists the requests to the repository except those for covers', async () => {
    const page = await openDemoPage('/demo/repository.html');
    await readThrough(page);
    const count = page.document.querySelector('#count')!;
    await until(() => count.textContent.startsWith('3 requests'), 'the list of requests');
    expect(page.document.querySelectorAll('#log li')).to.have.length(3);
  });

  it("shows the same publication from DSpace's default fields", async () => {
    const page = await openDemoPage('/demo/repository.html');
    await readThrough(page);
    choose(page, 'fields', 'stock');
    const [card] = await readThrough(page);
    expect(card!.shadowRoot!.querySelector('[part=title]')!.textContent).to.contain(
      'The State of World Fisheries and Aquaculture 2024',
    );
  });
});
