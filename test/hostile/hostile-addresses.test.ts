import { expect, openFeedServer } from '../page/index.js';
import { makeFeed, makeItem } from '../elements/list.js';
import { expectHarmless, expectNothingRan, listAddresses, settleData, settleThree } from './widgets.js';

const script = 'window.intrusions=1';

/** Addresses that run or hold something, in the spellings that browsers take for them (URL standard, section 4.4). */
const addresses = [
  `javascript:${script}`,
  `JaVaScRiPt:${script}`,
  ` \t\njavascript:${script}`,
  `java\tscript:${script}`,
  `java\nscr\r\nipt:${script}`,
  `\u0001javascript:${script}`,
  `\u0000javascript:${script}`,
  `javascript\t:${script}`,
  `javascript://repository.example/%0A${script}`,
  `vbscript:MsgBox(1)`,
  `VBScript\n:x`,
  `data:text/html,<script>${script}</script>`,
  `DATA:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${script}'/>`,
  ` data:text/html;base64,PHNjcmlwdD4=`,
  'blob:https://repository.example/1',
  'file:///etc/passwd',
  'about:blank',
  'view-source:https://repository.example/',
];

/** An item with an address in every field that holds one. */
function makeHostile(id: string, address: string): object {
  const files = [{ url: address, mime_type: 'application/pdf' }];
  const languages = [
    { language: 'fr', id: `${id}-fr`, url: address, title: 'Titre', image: address, attachments: files },
  ];
  const places = {
    url: address,
    external_url: address,
    image: address,
    banner_image: address,
    attachments: files,
  };
  return makeItem(id, { languages }, places);
}

function makeHostileFeed(address: string): object {
  const named = [{ id: 'other', reason: address }];
  const seed = makeHostile('seed', address) as { _fao: object };
  Object.assign(seed._fao, { related: named, also_downloaded: { items: named } });
  return {
    ...makeFeed(seed, makeHostile('other', address)),
    next_url: address,
    home_page_url: address,
    icon: address,
  };
}

describe('An address that would run something', () => {
  for (const address of addresses) {
    it(`is in no link and no picture, from the network or from data: ${JSON.stringify(address)}`, async () => {
      const server = openFeedServer();
      const feed = makeHostileFeed(address);
      await server.reply('/feed.json', { json: feed });
      const widgets = [
        ...(await settleThree(`feed="${server.url('/feed.json')}"`)),
        ...(await settleThree(`feed="${server.url('/feed.json')}" prefer-lang="fr"`)),
        ...(await settleData(feed)),
      ];
      for (const widget of widgets) {
        expect(widget.state).to.equal('ready');
        expect(listAddresses(widget)).to.deep.equal([]);
        expectHarmless(widget);
      }
      expectNothingRan();
    });
  }

  it('comes from no DOI and no handle', async () => {
    for (const name of [
      `javascript:${script}`,
      `"><script>${script}</script>`,
      '../../evil',
      '//evil.example',
    ]) {
      const item = (fao: object) => makeItem('a', fao, { url: undefined });
      for (const fao of [{ doi: name }, { handle: name }]) {
        const [card] = await settleData(makeFeed(item(fao)));
        for (const address of listAddresses(card!))
          expect(address).to.match(/^https:\/\/(?:doi\.org|hdl\.handle\.net)\//);
        expectHarmless(card!);
      }
    }
    expectNothingRan();
  });
});
