import { loadMessages, type FoundMessages } from '../../src/language/load-messages.js';
import { messages as en } from '../../src/language/messages/en.js';
import { messages as fr } from '../../src/language/messages/fr.js';
import type { OwnMessages } from '../../src/language/own-messages.js';
import { expect } from '../page/index.js';

type Own = Record<string, OwnMessages>;

async function load(tag: string, own: unknown): Promise<FoundMessages> {
  return loadMessages(tag, own as Own);
}

describe("A page's own messages", () => {
  it('replace the messages of the same name, and no others', async () => {
    const own = {
      fr: { showMore: 'Lire la suite', card: { show: 'Voir' }, moreFiles: { one: 'et {count} autre' } },
    };
    const { messages, language, warnings } = await load('fr', own);
    expect(messages).to.deep.equal({
      ...fr,
      showMore: 'Lire la suite',
      card: { ...fr.card, show: 'Voir' },
      moreFiles: { ...fr.moreFiles, one: 'et {count} autre' },
    });
    expect([language, warnings]).to.deep.equal(['fr', []]);
  });

  it('for a region take precedence over those for its language', async () => {
    const own = {
      fr: { showMore: 'Voir la suite', showLess: 'Fermer' },
      'fr-CA': { showMore: 'Afficher la suite' },
    };
    const canadian = await load('fr-ca', own);
    expect([canadian.messages.showMore, canadian.messages.showLess]).to.deep.equal([
      'Afficher la suite',
      'Fermer',
    ]);
    const swiss = await load('fr-CH', own);
    expect(swiss.messages.showMore).to.equal('Voir la suite');
  });

  it('may be in a language that the library lacks, with its own plural forms', async () => {
    const own = { sw: { ...en, showMore: 'Onyesha zaidi', moreFiles: { other: 'faili {count} zaidi' } } };
    const { messages, language, warnings } = await load('sw-TZ', own);
    expect(messages.showMore).to.equal('Onyesha zaidi');
    expect(messages.moreFiles).to.deep.equal({ other: 'faili {count} zaidi' });
    expect([language, warnings]).to.deep.equal(['sw-TZ', []]);
  });

  it('fall back to English for missing messages, with a warning that lists them', async () => {
    const { download, card, ...rest } = en;
    const { messages, warnings } = await load('sw', { sw: { ...rest, card: { show: 'Onyesha' } } });
    expect(messages.download).to.equal(download);
    expect(messages.card).to.deep.equal({ ...card, show: 'Onyesha' });
    expect(warnings).to.deep.equal([
      'messages.sw: English is used for download, card.unreachable, card.unusable',
    ]);
  });

  it('of other languages have no effect', async () => {
    expect(await load('fr', { de: { showMore: 'Mehr' } })).to.deep.include({ messages: fr, language: 'fr' });
    expect(await load('pl', { de: { showMore: 'Mehr' } })).to.deep.include({ messages: en, language: 'en' });
  });

  for (const [mistake, texts, warning] of [
    ['a number', { showMore: 3 }, 'messages.fr.showMore: must be a string, not number'],
    ['null', { showMore: null }, 'messages.fr.showMore: must be a string, not object'],
    ['a text for a group', { card: 'x' }, 'messages.fr.card: must be messages by name, not string'],
    ['an unknown name', { showAll: 'Tout' }, 'messages.fr.showAll: unknown message'],
    ['an inherited name', { constructor: 'x' }, 'messages.fr.constructor: unknown message'],
    ['an unknown plural form', { moreFiles: { three: 'x' } }, 'messages.fr.moreFiles.three: unknown message'],
    [
      'a plural form that is not a text',
      { moreFiles: { few: 1 } },
      'messages.fr.moreFiles.few: must be a string, not number',
    ],
    ['an array', [], 'messages.fr: must be messages by name, not object'],
    ['a text for all messages', 'Voir', 'messages.fr: must be messages by name, not string'],
  ] as const) {
    it(`are used without ${mistake}, and a warning says where it is`, async () => {
      const { messages, warnings } = await load('fr', { fr: texts });
      expect(messages).to.deep.equal(fr);
      expect(warnings).to.deep.equal([warning]);
    });
  }
});
