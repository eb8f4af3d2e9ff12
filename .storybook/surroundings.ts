import type { Decorator } from '@storybook/web-components-vite';
import { html } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';

interface Surroundings {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly scheme: 'light' | 'dark';
  readonly width: string;
}

/**
 * Renders an element on a page with the settings of the toolbars: language, direction, colour scheme and
 * width.
 */
export const surround: Decorator = (story, { globals, viewMode }) => {
  const { language, direction, scheme, width } = globals as unknown as Surroundings;
  const page = {
    boxSizing: 'border-box',
    padding: '1rem',
    minBlockSize: viewMode === 'story' ? '100vh' : 'auto',
    colorScheme: scheme,
    // System colours of a page, which follow the colour scheme.
    background: 'Canvas',
    color: 'CanvasText',
    font: '1rem/1.5 system-ui, sans-serif',
  };
  const column = { maxInlineSize: width === 'full' ? 'none' : `${width}px` };
  return html`<div lang=${language} dir=${direction} style=${styleMap(page)}>
    <div style=${styleMap(column)}>${story()}</div>
  </div>`;
};
