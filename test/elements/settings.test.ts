import type { PropertyValues } from 'lit';
import type { FaoItemCard } from '../../src/elements/fao-item-card.js';
import type { FaoRelatedItems } from '../../src/elements/fao-related-items.js';
import { expect, mount, openFeedServer } from '../page/index.js';
import { settle } from './card.js';
import '../../src/embed/define.js';

/** Counts the updates of an element and the calls that compute its settings, from before its first update. */
function countUpdates(element: FaoItemCard | FaoRelatedItems) {
  const counts = { computed: 0, updates: 0 };
  const methods = element as unknown as {
    computeSettings(): unknown;
    updated(changed: PropertyValues): void;
  };
  const { computeSettings, updated } = methods;
  methods.computeSettings = () => {
    counts.computed++;
    return computeSettings.call(element);
  };
  methods.updated = (changed) => {
    counts.updates++;
    updated.call(element, changed);
  };
  return counts;
}

describe('An element', () => {
  for (const tag of ['fao-item-card', 'fao-related-items']) {
    it(`computes its settings once per update: <${tag}>`, async () => {
      const feed = openFeedServer().url('/feed.json');
      const attributes = `feed="${feed}" item="cd0683en" loading="eager" lang="fr"`;
      const element = mount<FaoItemCard | FaoRelatedItems>(`<${tag} ${attributes}></${tag}>`);
      const counts = countUpdates(element);
      await element.updateComplete;
      await settle(element);
      expect(counts.updates).to.be.greaterThan(1);
      expect(counts.computed).to.equal(counts.updates);
    });
  }
});
