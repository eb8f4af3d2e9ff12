import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import manifest from 'virtual:custom-elements-manifest';

import '../src/embed/define.js';
import { configure } from '../src/embed/index.js';
import { accessibilityRules } from '../test/page/accessibility-rules.js';
import { describeArguments } from './describe-arguments.js';
import { logEvents } from './log-events.js';
import { reachState } from './reach-state.js';
import { simulateFaults } from './simulate-faults.js';
import { surround } from './surroundings.js';
import { globalTypes, initialGlobals } from './toolbars.js';

setCustomElementsManifest(manifest);
// Long enough for the stories of a server that never responds.
configure({ timeout: 3_600_000 });

const preview: Preview = {
  tags: ['autodocs'],
  globalTypes,
  initialGlobals,
  decorators: [surround],
  beforeAll: () => {
    const ends = [simulateFaults(), logEvents()];
    return () => ends.forEach((end) => end());
  },
  afterEach: reachState,
  parameters: {
    layout: 'fullscreen',
    state: 'ready',
    controls: { expanded: true },
    options: {
      storySort: {
        method: 'configure',
        order: ['fao-item-card', 'fao-related-items', 'fao-also-downloaded'],
      },
    },
    a11y: { context: '#storybook-root', options: accessibilityRules, test: 'error' },
    docs: {
      extractArgTypes: describeArguments,
      // As authors write it: boolean attributes without a value.
      source: { excludeDecorators: true, transform: (markup: string) => markup.replaceAll('=""', '') },
    },
  },
};

export default preview;
