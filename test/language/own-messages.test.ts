import { loadMessages, type FoundMessages } from '../../src/language/load-messages.js';
import { messages as en } from '../../src/language/messages/en.js';
import { messages as fr } from '../../src/language/messages/fr.js';
import type { OwnMessages } from '../../src/language/own-messages.js';
import { expect } from '../page/index.js';

type Own = Record<string, OwnMessages>;

async function find(tag: string, own: unknown): Promise<FoundMessages> {
  return loadMessages(tag, own as Own);
}

describe("A page's own messages", () => {
  it('stand in place of those that they name, and leave the others', async () => {
    const own = {
      fr: { showMore: 'Lire la suite', card: { show: 'Voir' }, moreFiles: { one: 'et {count} autre' } },
    };
    const { messages, language, warnings } = await find('fr', own);
    expect(messages).to.deep.equal({
      ...fr,
      showMore: 'Lire la suite',
      card: { ...fr.card, show: 'Voir' },
      moreFiles: { ...fr.moreFiles, one: 'et {count} autre' },
    });
    expect([language, warnings]).to.deep.equal(['fr', []]);
  });

  it('may be for a region, over those for its language', async () => {
    const own = {
      fr: { showMore: 'Voir la suite', showLess: 'Fermer' },
      'fr-CA': { showMore: 'Afficher la suite' },
    };
    const there = await find('fr-ca', own);
    expect([there.messages.showMore, there.messages.showLess]).to.deep.equal(['Afficher la suite', 'Fermer']);
    const elsewhere = await find('fr-CH', own);
    expect(elsewhere.messages.showMore).to.equal('Voir la suite');
  });

  it('may be of a language that the library has not, with its own plural forms', async () => {
    const own = { sw: { ...en, showMore: 'Onyesha zaidi', moreFiles: { other: 'faili {count} zaidi' } } };
    const { messages, language, warnings } = await find('sw-TZ', own);
    expect(messages.showMore).to.equal('Onyesha zaidi');
    expect(messages.moreFiles).to.deep.equal({ other: 'faili {count} zaidi' });
    expect([language, warnings]).to.deep.equal(['sw-TZ', []]);
  });

  it('are completed by English, which is warned of with what is missing', async () => {
    const { download, card, ...rest } = en;
    const { messages, warnings } = await find('sw', { sw: { ...rest, card: { show: 'Onyesha' } } });
    expect(messages.download).to.equal(download);
    expect(messages.card).to.deep.equal({ ...card, show: 'Onyesha' });
    expect(warnings).to.deep.equal([
      'messages.sw: English is used for download, card.unreachable, card.unusable',
    ]);
  });

  it('of other languages change nothing', async () => {
    expect(await find('fr', { de: { showMore: 'Mehr' } })).to.deep.include({ messages: fr, language: 'fr' });
    expect(await find('pl', { de: { showMore: 'Mehr' } })).to.deep.include({ messages: en, language: 'en' });
  });

  for (const [name, texts, warning] of [
    ['a number', { showMore: 3 }, 'messages.fr.showMore: must be a string, not number'],
    ['nothing', { showMore: null }, 'messages.fr.showMore: must be a string, not object'],
    ['a text for a group', { card: 'x' }, 'messages.fr.card: must be messages by name, not string'],
    ['an unknown name', { showAll: 'Tout' }, 'messages.fr.showAll: unknown message'],
    ['a name of every object', { constructor: 'x' }, 'messages.fr.constructor: unknown message'],
    ['an unknown plural form', { moreFiles: { three: 'x' } }, 'messages.fr.moreFiles.three: unknown message'],
    [
      'a form that is no text',
      { moreFiles: { few: 1 } },
      'messages.fr.moreFiles.few: must be a string, not number',
    ],
    ['a list', [], 'messages.fr: must be messages by name, not object'],
    ['no group', 'Voir', 'messages.fr: must be messages by name, not string'],
  ] as const) {
    it(`leave out ${name}, and say where it stands`, async () => {
      const { messages, warnings } = await find('fr', { fr: texts });
      expect(messages).to.deep.equal(fr);
      expect(warnings).to.deep.equal([warning]);
    });
  }
});
