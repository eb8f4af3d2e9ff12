import * as classic from '../../src/embed/classic.js';
import * as main from '../../src/embed/index.js';
import * as module from '../../src/embed/module.js';
import { expect } from '../page/index.js';

describe('The entry point', () => {
  it('of the npm package exports the classes, the configuration and the version', () => {
    expect(Object.keys(main).sort()).to.deep.equal([
      'FaoAlsoDownloaded',
      'FaoItemCard',
      'FaoRelatedItems',
      'VERSION',
      'configure',
      'registerSource',
    ]);
  });

  it('of the module file registers the elements and exports the configuration', () => {
    expect(customElements.get('fao-item-card')).to.equal(main.FaoItemCard);
    expect(customElements.get('fao-related-items')).to.equal(main.FaoRelatedItems);
    expect(customElements.get('fao-also-downloaded')).to.equal(main.FaoAlsoDownloaded);
    expect(Object.keys(module).sort()).to.deep.equal(['VERSION', 'configure', 'registerSource']);
    expect(module.configure).to.equal(main.configure);
  });

  it('of the classic file exports the same as the module file', () => {
    expect({ ...classic }).to.deep.equal({ ...module });
  });
});
