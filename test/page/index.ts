/** Everything that tests import besides the code under test. */
export { expect } from 'chai';

export { emulateMedia, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';

export { expectAccessible } from './accessible.js';
export { allowConsole, expectConsole } from './console.js';
export { hasDevtools, sendToDevtools } from './devtools.js';
export { openFeedServer, outage, type FeedRequest, type FeedServer, type Reply } from './feed-server.js';
export { openHostPage, openPage, type HostPage } from './host-page.js';
export { pressKeys } from './keyboard.js';
export { mount } from './mount.js';
export { screen, within } from './queries.js';
export { openRepository, type Repository, type RepositorySettings } from './repository.js';
export { until } from './until.js';
