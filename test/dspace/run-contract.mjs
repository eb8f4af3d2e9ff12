/* Tests the server that the environment names; scripts/test-dspace.mjs runs this file. */
import { describeContract } from './contract.mjs';

describeContract({ rest: process.env.DSPACE_URL, oai: process.env.DSPACE_OAI_URL });
