import { executeServerCommand } from '@web/test-runner-commands';
import { expect, hasDevtools, mount, until } from '../page/index.js';
import { widgetTags } from '../elements/widget.js';
import { stage, states } from './every-state.js';
import { readTree } from './tree.js';

const page = '/docs/accessibility.md';

/** The tree that the page of documentation has under a heading; empty where it has none. */
async function readDocumented(heading: string): Promise<string> {
  const text = await (await fetch(page)).text();
  const [, section = ''] = text.split(`\n#### ${heading}\n`);
  return /^\n```text\n([^]*?)\n```/.exec(section)?.[1] ?? '';
}

async function expectDocumented(heading: string, tree: string): Promise<void> {
  const isWritten = await executeServerCommand('write-tree', { heading, tree });
  if (!isWritten) expect(tree).to.equal(await readDocumented(heading));
}

// As Chromium computes it; other engines have no interface to theirs.
if (hasDevtools) {
  describe('What a screen reader gets is what docs/accessibility.md says', () => {
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
