import { dropVolume } from '../../../src/core/related/drop-volume.js';
import { expect } from '../../page/index.js';

describe('The name of a series', () => {
  for (const [series, name] of [
    ['FAO Forestry Paper 187', 'FAO Forestry Paper'],
    ['FAO Forestry Paper, No. 12', 'FAO Forestry Paper'],
    ['Étude FAO : Forêts, n° 41', 'Étude FAO : Forêts'],
    ['GLOBEFISH Highlights 2/2017', 'GLOBEFISH Highlights'],
    ['The State of the World', 'The State of the World'],
    ['2024', '2024'],
  ] as const) {
    it(`of "${series}" is "${name}"`, () => {
      expect(dropVolume(series)).to.equal(name);
    });
  }

  it('is found in little time, in a long run of commas', () => {
    const series = ','.repeat(20_000);
    expect(dropVolume(series)).to.equal(series);
  });
});
