/** Chooses the motif, colours and arrangement of a work's covers; its language versions share them. */
import * as motifs from './motifs/index.mjs';
import { PALETTES } from './palettes.mjs';
import { seedRandom } from './seeded-random.mjs';

/**
 * The first entry whose words occur in the name of the work applies. `sofia` and so on are the flagship
 * reports "The State of …".
 */
const SUBJECTS = [
  {
    words: /agribusiness|rural-development|women|poultry|transformation$/,
    motif: motifs.drawHills,
    colours: 'green',
  },
  { words: /migration|diaspora|reintegration/, motif: motifs.drawRoutes, colours: 'warm' },
  { words: /digital|blockchain|logistics|traceability|sfvc/, motif: motifs.drawNetwork, colours: 'slate' },
  { words: /sofia|fish|sea/, motif: motifs.drawWaves, colours: 'sea' },
  { words: /sofo|forest/, motif: motifs.drawForest, colours: 'green' },
  { words: /soil/, motif: motifs.drawSoil, colours: 'earth' },
  { words: /evapotranspiration|flood|gaez/, motif: motifs.drawPivots, colours: 'green' },
  { words: /statistical|locust|ffs|field|tcp-eri/, motif: motifs.drawGrain, colours: 'warm' },
  { words: /sofi|composition/, motif: motifs.drawTable, colours: 'warm' },
  { words: /school|food|gcp-rla/, motif: motifs.drawHarvest, colours: 'warm' },
  { words: /sofa|csa|farmer|land/, motif: motifs.drawFields, colours: 'green' },
];
const DEFAULT = { motif: motifs.drawTiles, colours: 'slate' };

/**
 * Chooses the design of a work.
 *
 * @param {string} work
 * @returns {{ draw: import('./motifs/index.mjs').DrawMotif, palette: import('./palettes.mjs').Palette,
 *   titleFirst: boolean, random: ReturnType<typeof seedRandom>, }} `titleFirst`: the title is above the
 *   picture, on the light background; else below it, on the dark one
 */
export function chooseDesign(work) {
  const random = seedRandom(work);
  const { motif, colours } = SUBJECTS.find(({ words }) => words.test(work)) ?? DEFAULT;
  const palette = random.pick(PALETTES[colours]);
  return { draw: motif, palette, titleFirst: random.pick([true, false]), random };
}
