import type { Preview } from '@storybook/web-components-vite';

interface Toolbar {
  readonly title: string;
  readonly icon: 'globe' | 'transfer' | 'contrast' | 'grow';
  readonly values: Readonly<Record<string, string>>;
}

const toolbars: Readonly<Record<string, Toolbar>> = {
  language: {
    title: 'Language',
    icon: 'globe',
    values: { ar: 'العربية', zh: '中文', en: 'English', fr: 'Français', ru: 'Русский', es: 'Español' },
  },
  direction: {
    title: 'Direction',
    icon: 'transfer',
    values: { ltr: 'Left to right', rtl: 'Right to left' },
  },
  scheme: {
    title: 'Colour scheme',
    icon: 'contrast',
    values: { light: 'Light', dark: 'Dark' },
  },
  width: {
    title: 'Width',
    icon: 'grow',
    values: { full: 'Full width', '960': '960 px', '640': '640 px', '480': '480 px', '320': '320 px' },
  },
};

/** The toolbars that set the page around an element. */
export const globalTypes: NonNullable<Preview['globalTypes']> = Object.fromEntries(
  Object.entries(toolbars).map(([name, { title, icon, values }]) => {
    const items = Object.entries(values).map(([value, label]) => ({ value, title: label }));
    return [name, { description: title, toolbar: { title, icon, items, dynamicTitle: true } }];
  }),
);

/** The page around an element, unless a toolbar or a story changes it. */
export const initialGlobals = { language: 'en', direction: 'ltr', scheme: 'light', width: 'full' };
