import { itShowsEveryState } from './state-page.js';

describe('The demo page of the states of <fao-related-items>', () => {
  itShowsEveryState('/demo/states/related-items.html');
});
