import { expect, until } from '../page/index.js';
import { findWidgets, openDemoPage } from './demo-page.js';

describe('The form of the demo pages for language and direction', () => {
  it('changes the language and direction of the widgets, and changes them back', async () => {
    const page = await openDemoPage('/demo/languages.html');
    const [widget] = findWidgets(page);
    const place = widget!.parentElement!;
    const frame = () => widget!.shadowRoot?.querySelector<HTMLElement>('.frame');
    await until(() => frame()?.lang === 'ar' && widget!.state === 'ready', 'the Arabic widget');
    const choose = (name: string, value: string) => {
      const choice = page.document.querySelector<HTMLSelectElement>(`form select[name=${name}]`)!;
      choice.value = value;
      choice.dispatchEvent(new Event('change', { bubbles: true }));
    };
    choose('lang', 'ru');
    await until(() => frame()?.lang === 'ru', 'Russian');
    expect(place.dir).to.equal('ltr');
    expect(frame()!.dir).to.equal('ltr');
    expect(new URL(page.window.location.href).searchParams.get('lang')).to.equal('ru');
    choose('dir', 'rtl');
    expect(place.dir).to.equal('rtl');
    choose('lang', '');
    choose('dir', '');
    await until(() => frame()?.lang === 'ar', 'the language of the page');
    expect(place.dir).to.equal('rtl');
  });
});

describe('The demo page of languages', () => {
  it('shows six languages side by side, with the widgets of each section in its language', async () => {
    const page = await openDemoPage('/demo/languages.html');
    const sections = [...page.document.querySelectorAll('section')];
    expect(sections.map(({ lang }) => lang)).to.deep.equal(['ar', 'zh', 'en', 'fr', 'ru', 'es']);
    for (const { lang } of sections) {
      const widgets = findWidgets(page).filter((widget) => widget.closest('section')!.lang === lang);
      expect(widgets).to.have.length(3);
      for (const widget of widgets) {
        widget.scrollIntoView({ block: 'center' });
        await until(
          () => widget.shadowRoot?.querySelector(`.frame[lang=${lang}]`) && widget.state === 'ready',
          lang,
        );
      }
      expect((widgets[0] as { item?: { language?: string } }).item?.language).to.equal(lang);
    }
  });
});
