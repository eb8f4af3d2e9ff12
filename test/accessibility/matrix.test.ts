import { expect, expectAccessible, hasDevtools, mount, sendToDevtools } from '../page/index.js';
import { widgetTags as tags } from '../elements/widget.js';
import { stageAll, states } from './every-state.js';

const languages = ['ar', 'en', 'es', 'fr', 'ru', 'zh'];
/* Axe reads the same trees in each browser, so those without devtools check one language per direction. */
const languagesHere = hasDevtools ? languages : ['ar', 'en'];
const directions = ['ltr', 'rtl'];
const schemes = ['light', 'dark'];
const everything = tags.flatMap((tag) => states.map((state) => [tag, state] as const));

/** Language, direction and colour scheme of a part of the page. */
interface Variant {
  readonly lang: string;
  readonly dir: string;
  readonly scheme: string;
}

let combinations = 0;

/**
 * Shows every element in every state in several variants, and checks all of them with one run of axe, since
 * the duration of a run hardly depends on their number.
 */
async function checkVariants(variants: readonly Variant[]): Promise<void> {
  const box = mount('<div></div>');
  const boxes = variants.map(({ lang, dir, scheme }) => {
    const part = document.createElement('div');
    Object.assign(part, { lang, dir });
    part.style.cssText = `color-scheme: ${scheme}; background: Canvas; color: CanvasText`;
    box.append(part);
    return part;
  });
  const staged = await stageAll(boxes, everything);
  expect(staged).to.have.length(variants.length * tags.length * states.length);
  const stateOf = new Map<Element, string>(staged.map(({ widget, state }) => [widget, state]));
  await expectAccessible(box, (widget) => {
    const part = widget.parentElement!;
    const { lang, dir, style } = part;
    return `<${widget.localName}> in the state "${stateOf.get(widget)}", ${lang}, ${dir}, ${style.colorScheme}`;
  });
  expect(box.getAnimations({ subtree: true })).to.deep.equal([]);
  combinations += staged.length;
}

describe('Every element in every state is accessible', () => {
  for (const lang of languagesHere) {
    it(`in the language "${lang}", in both directions, light and dark`, () =>
      checkVariants(directions.flatMap((dir) => schemes.map((scheme) => ({ lang, dir, scheme })))));
  }
});

/* Preferences of a reader, which only Chromium emulates here, and the colour schemes that each can affect. */
const preferences = [
  { name: 'forced-colors', value: 'active', in: schemes },
  { name: 'prefers-contrast', value: 'more', in: ['light'] },
  { name: 'prefers-reduced-motion', value: 'reduce', in: ['light'] },
];

if (hasDevtools) {
  describe('Every element in every state is accessible', () => {
    afterEach(() => sendToDevtools('Emulation.setEmulatedMedia', { features: [] }));

    for (const { name, value, in: where } of preferences) {
      for (const scheme of where) {
        it(`with ${name}: ${value} in every language, ${scheme}`, async () => {
          const features = [
            { name, value },
            { name: 'prefers-color-scheme', value: scheme },
          ];
          await sendToDevtools('Emulation.setEmulatedMedia', { features });
          expect(matchMedia(`(${name}: ${value})`).matches).to.equal(true);
          await checkVariants(
            languages.map((lang) => ({ lang, dir: lang === 'ar' ? 'rtl' : 'ltr', scheme })),
          );
        });
      }
    }
  });
}

after(() => {
  const per = `${tags.length} elements, ${states.length} states, ${languagesHere.length} languages`;
  console.log(
    `axe: ${combinations} combinations without a violation (${per}, directions, schemes, preferences)`,
  );
});
