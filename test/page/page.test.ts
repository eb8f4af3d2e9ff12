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

async function readError(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

describe('the test page', () => {
  it('is visible, has the focus and paints, so that observers and animation frames work', async () => {
    expect(document.visibilityState).to.equal('visible');
    expect(document.hasFocus()).to.equal(true);
    await new Promise(requestAnimationFrame);
  });

  it('compiles class fields as Lit needs them: they assign, and do not define', () => {
    const assigned: unknown[] = [];
    class Base {
      set field(value: unknown) {
        assigned.push(value);
      }
    }
    class Derived extends Base {
      // @ts-expect-error this test is about a field over an accessor
      override field = 1;
    }
    expect(new Derived()).to.be.instanceOf(Base);
    expect(assigned).to.deep.equal([1]);
  });
});

describe('the fonts of the test page', () => {
  // The widths do not depend on the browser or the machine, except in WebKit, which rounds each letter to
  // whole pixels.
  for (const [text, width] of [
    ['Soils and seasons', 824.8],
    ['Почвы и времена года', 1101.7],
    ['التربة والفصول', 580.8],
    ['土壤与季节', 500],
    ['✓', 68.3],
  ] as const) {
    it(`are part of the project: ${text}`, () => {
      const line = mount(`<span style="font-size: 100px; white-space: nowrap">${text}</span>`);
      expect(line.getBoundingClientRect().width).to.be.closeTo(width, 3);
    });
  }
});

describe('mount', () => {
  let last: Element | undefined;

  it('returns the first element, in the page', () => {
    last = mount('<p>one</p><p>two</p>');
    expect(last.textContent).to.equal('one');
    expect(last.nextElementSibling?.textContent).to.equal('two');
    expect(last.isConnected).to.equal(true);
  });

  it('has removed the fragment of the test before', () => {
    expect(last?.isConnected).to.equal(false);
  });

  it('accepts a Lit template', () => {
    expect(mount<HTMLInputElement>(html`<input .value=${'typed'} />`).value).to.equal('typed');
  });

  it('rejects a fragment without an element', () => {
    expect(() => mount('text')).to.throw('needs a fragment with an element');
  });
});

describe('until', () => {
  it('returns the value of the condition', async () => {
    let checks = 0;
    expect(await until(() => ++checks > 2 && checks, 'three checks')).to.equal(3);
  });

  it('reports the condition and its last result', async () => {
    const waiting = until(
      () => {
        throw new Error('not there');
      },
      'the list',
      30,
    );
    expect(await readError(waiting)).to.equal(
      'Waited 30 ms for the list; the last result was Error: not there.',
    );
  });
});

describe('queries and accessibility', () => {
  it('find elements in shadow roots by role and name', () => {
    defineOnce('page-test-outer', '<page-test-inner></page-test-inner>');
    defineOnce('page-test-inner', '<button aria-label="Show all">…</button>');
    mount('<page-test-outer></page-test-outer>');
    expect(screen.getByShadowRole('button', { name: 'Show all' }).localName).to.equal('button');
  });

  it('accept accessible content', async () => {
    await expectAccessible(mount('<section><h2>Title</h2><img alt="A cover" src="data:,"></section>'));
  });

  it('name the broken rule and the element, in shadow roots too', async () => {
    defineOnce('page-test-picture', '<img src="data:,">');
    const message = await readError(expectAccessible(mount('<page-test-picture></page-test-picture>')));
    expect(message).to.contain('image-alt');
    expect(message).to.contain('page-test-picture >>> img');
  });
});

describe('keys and mouse', () => {
  it('may move the focus out of the page', async () => {
    mount('<button>Only</button>').focus();
    await pressKeys('Tab');
    await pressKeys('Tab');
  });

  it('find the focus in the page again in the next test', () => {
    expect(document.hasFocus()).to.equal(true);
  });

  it('move the focus forward and back', async () => {
    const first = mount('<button>1</button><button>2</button>');
    first.focus();
    await pressKeys('Tab');
    expect(document.activeElement?.textContent).to.equal('2');
    await pressKeys('Shift+Tab');
    expect(document.activeElement?.textContent).to.equal('1');
  });

  it('click at the given position', async () => {
    let clicks = 0;
    const button = mount('<button style="width: 100px; height: 40px">Here</button>');
    button.addEventListener('click', () => (clicks += 1));
    const { x, y } = button.getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(x + 50), Math.round(y + 20)] });
    await until(() => clicks === 1, 'the click');
  });
});
