import type { PropertyValues } from 'lit';
import { FaoItemCard } from '../../src/elements/fao-item-card.js';
import { FaoRelatedItems } from '../../src/elements/fao-related-items.js';
import { expect, mount, openFeedServer } from '../page/index.js';
import { settle } from './card.js';

const counts = { computed: 0, updates: 0 };

class CountingCard extends FaoItemCard {
  protected override computeSettings() {
    counts.computed++;
    return super.computeSettings();
  }
  protected override updated(changed: PropertyValues): void {
    counts.updates++;
    super.updated(changed);
  }
}

class CountingList extends FaoRelatedItems {
  protected override computeSettings() {
    counts.computed++;
    return super.computeSettings();
  }
  protected override updated(changed: PropertyValues): void {
    counts.updates++;
    super.updated(changed);
  }
}

customElements.define('counting-card', CountingCard);
customElements.define('counting-list', CountingList);

describe('The settings of an element', () => {
  for (const tag of ['counting-card', 'counting-list']) {
    it(`are computed once per load: <${tag}>`, async () => {
      Object.assign(counts, { computed: 0, updates: 0 });
      const feed = openFeedServer().url('/feed.json');
      const attributes = `feed="${feed}" item="cd0683en" loading="eager" lang="fr"`;
      await settle(mount<CountingCard>(`<${tag} ${attributes}></${tag}>`));
      expect(counts.updates).to.be.greaterThan(1);
      expect(counts.computed).to.equal(1);
    });
  }
});
