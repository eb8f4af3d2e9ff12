/*
 * npm run storybook, npm run build-storybook
 *
 * Nothing but the machine's own address is asked for: no telemetry, no news, no look for updates. The options in package.json say the same to
 * the command, which speaks before it has read this.
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
    // Our own toolbars set what surrounds an element, its width and its colours.
    backgrounds: false,
    viewport: false,
    sidebarOnboardingChecklist: false,
    menuOnboardingChecklist: false,
  },
  viteFinal: (config) =>
    mergeConfig(config, {
      // As in the builds; scripts/rollup/steps.mjs says why.
      esbuild: {
        target: 'es2022',
        tsconfigRaw: { compilerOptions: { target: 'es2022', useDefineForClassFields: false } },
      },
      build: {
        target: 'es2022',
        // Storybook's own pages are what is large here; nobody downloads them over a slow line.
        chunkSizeWarningLimit: 5000,
      },
      // Storybook's own renderer imports it; unnamed here, it would bring a second copy of Lit along.
      optimizeDeps: { include: ['lit/directive-helpers.js'] },
      plugins: [describeElements()],
    }),
};
