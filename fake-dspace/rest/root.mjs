import { answerJson } from '../server/responses.mjs';
import { nameOf, siteOf } from './request-context.mjs';

const links = {
  collections: 'core',
  items: 'core',
  bitstreams: 'core',
  pid: '',
  dso: '',
  search: 'discover',
  browses: 'discover',
};

/**
 * Answers with what the server says of itself.
 *
 * @param {import('./request-context.mjs').View} view
 * @returns {import('../server/responses.mjs').Answer}
 */
export function answerRoot({ root, settings }) {
  const { version } = settings;
  const toLinks = ([name, folder]) => [name, { href: [root, folder, name].filter(Boolean).join('/') }];
  return answerJson({
    dspaceUI: siteOf(settings),
    dspaceName: nameOf(settings),
    dspaceServer: root.replace(/\/api$/, ''),
    dspaceVersion: `DSpace ${version.includes('.') ? version : `${version}.0`}`,
    type: 'root',
    _links: { ...Object.fromEntries(Object.entries(links).map(toLinks)), self: { href: root } },
  });
}
