import { itShowsEveryState } from './state-page.js';

describe('The demo page of the states of <fao-also-downloaded>', () => {
  itShowsEveryState('/demo/states/also-downloaded.html');
});
