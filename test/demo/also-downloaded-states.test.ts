import { itShowsEveryState } from './state-page.js';

describe('the page of every state of downloads', () => {
  itShowsEveryState('/demo/states/also-downloaded.html');
});
