import { itShowsEveryState } from './state-page.js';

describe('the page of every state of the card', () => {
  itShowsEveryState('/demo/states/card.html');
});
