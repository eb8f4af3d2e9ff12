import { after, describe } from 'node:test';

import { openRepository } from 'fake-dspace/testing';

import { describeContract } from '../dspace/contract.mjs';

describe('fake-dspace responds as a real server', async () => {
  const repository = await openRepository();
  after(() => repository.close());

  for (const settings of [
    'version=7.6.7,items=special',
    'version=9.2,items=special',
    'version=7.6',
    'version=9,jobnumbers=unindexed',
    'version=7.6.7,cors=any',
  ]) {
    describe(`with ${settings}`, () => {
      describeContract({ rest: repository.root(settings) });
    });
  }
});
