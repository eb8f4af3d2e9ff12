import { itShowsEveryState } from './state-page.js';

describe('The demo page of the states of <fao-item-card>', () => {
  itShowsEveryState('/demo/states/card.html');
});
