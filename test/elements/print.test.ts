import { expect, hasDevtools, mount, openFeedServer, sendToDevtools } from '../page/index.js';
import { settle } from './card.js';
import { tags, type Widget } from '../hostile/widgets.js';

const link = '<a href="https://repository.example/a">A publication of FAO</a>';

/** Whether the fallback content takes space, on paper or on the screen. */
const isLinkShown = (widget: Widget) => widget.querySelector('a')!.getClientRects().length > 0;

async function print<T>(inspect: () => T | Promise<T>): Promise<T> {
  await sendToDevtools('Emulation.setEmulatedMedia', { media: 'print' });
  try {
    return await inspect();
  } finally {
    await sendToDevtools('Emulation.setEmulatedMedia', { media: '' });
  }
}

function mountWith(tag: string, attributes: string): Widget {
  return mount<Widget>(`<${tag} ${attributes}>${link}</${tag}>`);
}

if (hasDevtools) {
  describe('In print', () => {
    for (const tag of tags) {
      it(`the fallback content of <${tag}> replaces the skeleton in the state idle`, async () => {
        const far = mount(`<div style="padding-block-start: 5000px"><${tag} item="a">${link}</${tag}></div>`);
        const widget = far.querySelector(tag)!;
        await widget.updateComplete;
        expect(widget.state).to.equal('idle');
        expect(isLinkShown(widget)).to.equal(false);
        expect(await print(() => isLinkShown(widget))).to.equal(true);
        expect(
          await print(() => widget.shadowRoot!.querySelector('.skeleton')!.getClientRects().length),
        ).to.equal(0);
      });

      it(`the fallback content of <${tag}> appears in the state loading`, async () => {
        const server = openFeedServer();
        await server.hold('/feed.json');
        const widget = mountWith(tag, `item="a" loading="eager" feed="${server.url('/feed.json')}"`);
        await widget.updateComplete;
        expect(widget.state).to.equal('loading');
        expect(isLinkShown(widget)).to.equal(false);
        expect(await print(() => isLinkShown(widget))).to.equal(true);
      });
    }

    it('a loaded card has no fallback content', async () => {
      const server = openFeedServer();
      const url = server.url('/fixtures/feeds/golden.json');
      const card = await settle(mountWith('fao-item-card', `item="ab1234en" loading="eager" feed="${url}"`));
      expect(card.state).to.equal('ready');
      expect(await print(() => isLinkShown(card))).to.equal(false);
      expect(await print(() => card.shadowRoot!.querySelector('.card')!.getClientRects().length)).to.equal(1);
    });
  });
}
