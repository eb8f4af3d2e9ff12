import { html } from 'lit';

import { expect, expectAccessible, mount, pressKeys, screen, sendMouse, until } from './index.js';

function defineOnce(name: string, content: string): void {
  if (customElements.get(name)) return;
  customElements.define(
    name,
    class extends HTMLElement {
      constructor() {
        super();
        this.attachShadow({ mode: 'open' }).innerHTML = content;
      }
    },
  );
}

async function readRefusal(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'no refusal',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

describe('the test page', () => {
  it('is visible, has the focus and paints, so that observers and animation frames work', async () => {
    expect(document.visibilityState).to.equal('visible');
    expect(document.hasFocus()).to.equal(true);
    await new Promise(requestAnimationFrame);
  });

  it('gives class fields the meaning that Lit needs: they assign, and do not define', () => {
    const assigned: unknown[] = [];
    class Base {
      set field(value: unknown) {
        assigned.push(value);
      }
    }
    class Derived extends Base {
      // @ts-expect-error a field over an accessor is what is tried here
      override field = 1;
    }
    expect(new Derived()).to.be.instanceOf(Base);
    expect(assigned).to.deep.equal([1]);
  });
});

describe('the letters of the test page', () => {
  // The same in every browser, whatever fonts the machine has, but for WebKit, which rounds each letter to whole pixels.
  for (const [text, width] of [
    ['Soils and seasons', 824.8],
    ['Почвы и времена года', 1101.7],
    ['التربة والفصول', 580.8],
    ['土壤与季节', 500],
    ['✓', 68.3],
  ] as const) {
    it(`come with the project: ${text}`, () => {
      const line = mount(`<span style="font-size: 100px; white-space: nowrap">${text}</span>`);
      expect(line.getBoundingClientRect().width).to.be.closeTo(width, 3);
    });
  }
});

describe('mount', () => {
  let last: Element | undefined;

  it('gives the first element, in the page', () => {
    last = mount('<p>one</p><p>two</p>');
    expect(last.textContent).to.equal('one');
    expect(last.nextElementSibling?.textContent).to.equal('two');
    expect(last.isConnected).to.equal(true);
  });

  it('has taken out what the test before put in', () => {
    expect(last?.isConnected).to.equal(false);
  });

  it('takes a Lit template', () => {
    expect(mount<HTMLInputElement>(html`<input .value=${'typed'} />`).value).to.equal('typed');
  });

  it('refuses a fragment without an element', () => {
    expect(() => mount('text')).to.throw('without an element');
  });
});

describe('until', () => {
  it('gives what the condition gave', async () => {
    let looks = 0;
    expect(await until(() => ++looks > 2 && looks, 'three looks')).to.equal(3);
  });

  it('names what it waited for, and what was seen last', async () => {
    const waiting = until(
      () => {
        throw new Error('not there');
      },
      'the list',
      30,
    );
    expect(await readRefusal(waiting)).to.equal(
      'Waited 30 ms for the list; the last look gave Error: not there.',
    );
  });
});

describe('queries and accessibility', () => {
  it('finds by role and name in shadow roots', () => {
    defineOnce('page-test-outer', '<page-test-inner></page-test-inner>');
    defineOnce('page-test-inner', '<button aria-label="Show all">…</button>');
    mount('<page-test-outer></page-test-outer>');
    expect(screen.getByShadowRole('button', { name: 'Show all' }).localName).to.equal('button');
  });

  it('passes what is accessible', async () => {
    await expectAccessible(mount('<section><h2>Title</h2><img alt="A cover" src="data:,"></section>'));
  });

  it('names rule and place of what is not, in shadow roots too', async () => {
    defineOnce('page-test-picture', '<img src="data:,">');
    const message = await readRefusal(expectAccessible(mount('<page-test-picture></page-test-picture>')));
    expect(message).to.contain('image-alt');
    expect(message).to.contain('page-test-picture >>> img');
  });
});

describe('keys and mouse', () => {
  it('may take the focus out of the page', async () => {
    mount('<button>Only</button>').focus();
    await pressKeys('Tab');
    await pressKeys('Tab');
  });

  it('find it in the page again in the next test', () => {
    expect(document.hasFocus()).to.equal(true);
  });

  it('moves the focus forth and back', async () => {
    const first = mount('<button>1</button><button>2</button>');
    first.focus();
    await pressKeys('Tab');
    expect(document.activeElement?.textContent).to.equal('2');
    await pressKeys('Shift+Tab');
    expect(document.activeElement?.textContent).to.equal('1');
  });

  it('clicks where it is told', async () => {
    let clicks = 0;
    const button = mount('<button style="width: 100px; height: 40px">Here</button>');
    button.addEventListener('click', () => (clicks += 1));
    const { x, y } = button.getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(x + 50), Math.round(y + 20)] });
    await until(() => clicks === 1, 'the click');
  });
});
