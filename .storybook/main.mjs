/*
 * Storybook, for `npm run storybook` and `npm run build-storybook`.
 *
 * It requests nothing from other machines: no telemetry, no news, no updates. Options of the commands in
 * package.json turn off the requests that they make before they read this file.
 */
import { mergeConfig } from 'vite';

import { describeElements } from './describe-elements.mjs';

export default {
  stories: ['../stories/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  framework: '@storybook/web-components-vite',
  staticDirs: [
    { from: '../demo/feed', to: '/feed' },
    { from: '../demo/pages/feeds', to: '/feeds' },
  ],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, disableProjectJson: true },
  features: {
    // .storybook/toolbars.ts sets the page around an element, its width and its colours.
    backgrounds: false,
    viewport: false,
    sidebarOnboardingChecklist: false,
    menuOnboardingChecklist: false,
  },
  viteFinal: (config) =>
    mergeConfig(config, {
      // As in the builds; scripts/rollup/steps.mjs has the reason.
      esbuild: {
        target: 'es2022',
        tsconfigRaw: { compilerOptions: { target: 'es2022', useDefineForClassFields: false } },
      },
      build: {
        target: 'es2022',
        // Storybook's own pages are large, and only developers load them.
        chunkSizeWarningLimit: 5000,
      },
      // Storybook's renderer imports it. Unless it is named here, it brings a second copy of Lit.
      optimizeDeps: { include: ['lit/directive-helpers.js'] },
      plugins: [describeElements()],
    }),
};
