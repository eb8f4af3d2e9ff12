import { executeServerCommand } from '@web/test-runner-commands';
import { expect, hasDevtools, mount, until } from '../page/index.js';
import { widgetTags } from '../elements/widget.js';
import { stage, states } from './every-state.js';
import { readTree } from './tree.js';

const page = '/docs/accessibility.md';

/** Returns the tree below a heading of docs/accessibility.md, or an empty text if there is none. */
async function readDocumented(heading: string): Promise<string> {
  const text = await (await fetch(page)).text();
  const [, section = ''] = text.split(`\n#### ${heading}\n`);
  return /^\n```text\n([^]*?)\n```/.exec(section)?.[1] ?? '';
}

async function expectDocumented(heading: string, tree: string): Promise<void> {
  const isWritten = await executeServerCommand('write-tree', { heading, tree });
  if (!isWritten) expect(tree).to.equal(await readDocumented(heading));
}

// Only Chromium has an interface to its accessibility tree.
if (hasDevtools) {
  describe('docs/accessibility.md has the current accessibility tree', () => {
    for (const tag of widgetTags) {
      for (const state of states) {
        it(`of <${tag}> in the state "${state}"`, async () => {
          await stage(mount('<div></div>'), [[tag, state]]);
          await expectDocumented(`\`<${tag}>\`: ${state}`, await readTree());
        });
      }
    }

    it('of a card in Arabic', async () => {
      const [card] = await stage(mount('<div lang="ar" dir="rtl"></div>'), [['fao-item-card', 'ready']]);
      card!.preferLang = 'en';
      card!.linkTarget = '_blank';
      await card!.updateComplete;
      await until(() => card!.shadowRoot!.querySelector('.more'), 'the measured card');
      await expectDocumented(
        '`<fao-item-card>` in Arabic, with `prefer-lang` and `link-target="_blank"`',
        await readTree(),
      );
    });
  });
}
