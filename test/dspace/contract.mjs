import { describeItems } from './item-values.mjs';
import { describeOai } from './oai-contract.mjs';
import { describeRest } from './rest-contract.mjs';
import { ServerUnderTest } from './server-under-test.mjs';

/**
 * Describes the contract between the product and a DSpace server as tests of `node:test`. It only reads.
 *
 * @param {{ rest: string, oai?: string }} urls of the REST root and, where it is not beside it, of OAI-PMH
 */
export function describeContract({ rest, oai }) {
  const server = new ServerUnderTest(rest, oai);
  describeRest(server);
  describeOai(server);
  describeItems(server);
}
