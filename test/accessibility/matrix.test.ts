import { expect, expectAccessible, hasDevtools, mount, sendToDevtools } from '../page/index.js';
import { widgetTags as tags } from '../elements/widget.js';
import { stage, states } from './every-state.js';

const languages = ['ar', 'en', 'es', 'fr', 'ru', 'zh'];
const directions = ['ltr', 'rtl'];
const schemes = ['light', 'dark'];
const everything = tags.flatMap((tag) => states.map((state) => [tag, state] as const));

let combinations = 0;

/** Shows every element in every state at one place, and holds it to the rules. */
async function checkPlace(lang: string, dir: string, scheme: string): Promise<void> {
  const box = mount(
    `<div lang="${lang}" dir="${dir}" style="color-scheme: ${scheme}; background: Canvas; color: CanvasText"></div>`,
  );
  const widgets = await stage(box, everything);
  expect(widgets).to.have.length(tags.length * states.length);
  await expectAccessible(box);
  expect(box.getAnimations({ subtree: true })).to.deep.equal([]);
  combinations += widgets.length;
}

describe('Every element in every state is accessible', () => {
  for (const lang of languages) {
    for (const dir of directions) {
      for (const scheme of schemes) {
        it(`in the language "${lang}", ${dir}, ${scheme}`, () => checkPlace(lang, dir, scheme));
      }
    }
  }
});

/* What a reader asks of the browser, which Chromium alone can be told to take for given here; and the schemes in which it matters. */
const preferences = [
  { name: 'forced-colors', value: 'active', in: schemes },
  { name: 'prefers-contrast', value: 'more', in: ['light'] },
  { name: 'prefers-reduced-motion', value: 'reduce', in: ['light'] },
];

if (hasDevtools) {
  describe('Every element in every state is accessible', () => {
    afterEach(() => sendToDevtools('Emulation.setEmulatedMedia', { features: [] }));

    for (const { name, value, in: where } of preferences) {
      for (const lang of languages) {
        for (const scheme of where) {
          it(`with ${name}: ${value} in the language "${lang}", ${scheme}`, async () => {
            const features = [
              { name, value },
              { name: 'prefers-color-scheme', value: scheme },
            ];
            await sendToDevtools('Emulation.setEmulatedMedia', { features });
            expect(matchMedia(`(${name}: ${value})`).matches).to.equal(true);
            await checkPlace(lang, lang === 'ar' ? 'rtl' : 'ltr', scheme);
          });
        }
      }
    }
  });
}

after(() => {
  const per = `${tags.length} elements, ${states.length} states, ${languages.length} languages`;
  console.log(
    `axe: ${combinations} combinations without a violation (${per}, directions, schemes, preferences)`,
  );
});
