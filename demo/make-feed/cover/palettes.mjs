/**
 * Colours of the covers, by kind. `sky` is the light background with `skyInk` for text on it, and `base` the
 * dark one with `baseInk`; `tones` are ordered from far to near. Each ink has a contrast of 7 to 1 on its
 * background.
 *
 * @typedef {object} Palette
 * @property {string} sky
 * @property {string} skyInk
 * @property {string} base
 * @property {string} baseInk
 * @property {[far: string, middle: string, near: string]} tones
 * @property {string} accent
 */

const palette = (sky, skyInk, base, baseInk, tones, accent) => ({
  sky,
  skyInk,
  base,
  baseInk,
  tones,
  accent,
});

/** @type {Record<'sea' | 'green' | 'earth' | 'warm' | 'slate', Palette[]>} */
export const PALETTES = {
  sea: [
    palette('#dcebef', '#123d52', '#123d52', '#ffffff', ['#9cc8d6', '#4a97b0', '#1f6380'], '#f2c14e'),
    palette('#f3ead8', '#17324a', '#17324a', '#fdf8ec', ['#9fcfc6', '#4a9e9c', '#246a78'], '#e4694a'),
    palette('#e3efe9', '#0b3540', '#0b3540', '#f2f8f4', ['#8ec6bb', '#3a8f8c', '#1a5f66'], '#f4b860'),
  ],
  green: [
    palette('#e9efdc', '#173f2c', '#173f2c', '#f7f9ef', ['#a9c48a', '#5d9660', '#2c7050'], '#f2b441'),
    palette('#cfe3ec', '#12384a', '#0f4435', '#ffffff', ['#8fb97a', '#4d9158', '#22704a'], '#f6c445'),
    palette('#f7efe0', '#2b3a1f', '#33471f', '#fbf7e9', ['#d5c77b', '#9aa84f', '#61803a'], '#d9603b'),
  ],
  earth: [
    palette('#f6f0e4', '#4a2618', '#4a2618', '#fdf6ea', ['#d9a066', '#b5673a', '#7e3f26'], '#4c8c5a'),
    palette('#efe3d0', '#3b2a20', '#3b2a20', '#fbf3e4', ['#c9a27a', '#95694a', '#664535'], '#5f9a4c'),
    palette('#d7e4e2', '#2f2a26', '#332a25', '#f8f3ea', ['#cdb08a', '#a2734d', '#6b4a37'], '#3f8f6b'),
  ],
  warm: [
    palette('#f6f2e8', '#5a2416', '#7d2f1e', '#fff6ea', ['#f0c27b', '#e09343', '#b5543a'], '#2b6777'),
    palette('#fbe9d0', '#3c2a4d', '#3c2a4d', '#fdf1e0', ['#f3b562', '#e2725b', '#8d3f63'], '#2f8f83'),
    palette('#f3efe6', '#1f3b4d', '#1f3b4d', '#fbf8f0', ['#e9c46a', '#e78f55', '#c4543d'], '#3a9188'),
  ],
  slate: [
    palette('#e8edf0', '#1d2d3a', '#1d2d3a', '#f5f8fa', ['#a9bdc8', '#6d8ea1', '#3f627a'], '#e8a33d'),
    palette('#eee9df', '#2a2f45', '#2a2f45', '#f7f4ec', ['#b9b4d0', '#7b7fae', '#4b5186'], '#ef7d57'),
    palette('#e6efe9', '#1f3a3a', '#1f3a3a', '#f4f8f4', ['#a8c4b8', '#6d9a8c', '#3f6f68'], '#f0b549'),
  ],
};
