import { itShowsEveryState } from './state-page.js';

describe('the page of every state of related items', () => {
  itShowsEveryState('/demo/states/related-items.html');
});
