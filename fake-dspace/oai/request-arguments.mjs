import { RestError } from '../rest/rest-error.mjs';
import { OaiError } from './oai-error.mjs';

const listArguments = {
  required: ['metadataPrefix'],
  optional: ['from', 'until', 'set'],
  exclusive: 'resumptionToken',
};

/** Arguments of each verb (specification, section 4). */
const verbs = {
  Identify: {},
  ListSets: { exclusive: 'resumptionToken' },
  ListIdentifiers: listArguments,
  ListRecords: listArguments,
  GetRecord: { required: ['identifier', 'metadataPrefix'] },
};

function requireArguments(verb, given) {
  const { required = [], optional = [], exclusive } = verbs[verb];
  const names = Object.keys(given);
  if (names.includes(exclusive)) {
    if (names.length > 1)
      throw new OaiError('badArgument', 'ResumptionToken cannot be sent together with other arguments');
    return;
  }
  const illegal = names.find((name) => !required.includes(name) && !optional.includes(name));
  if (illegal) throw new OaiError('badArgument', `Illegal argument: ${illegal}`);
  const missing = required.find((name) => !given[name]);
  if (missing) throw new OaiError('badArgument', `Missing argument: ${missing}`);
}

/**
 * Reads the arguments of a request.
 *
 * @param {URLSearchParams} query
 * @returns {{ verb: string, resumptionToken?: string, identifier?: string, metadataPrefix?: string, from?:
 *   string, until?: string, set?: string }}
 * @throws {OaiError} `badVerb`, or `badArgument` where one is illegal, missing or repeated
 * @throws {RestError} 501 for the verb `ListMetadataFormats`, which no client sends
 */
export function readArguments(query) {
  const [verb, ...otherVerbs] = query.getAll('verb');
  if (verb === 'ListMetadataFormats') throw new RestError(501, `fake-dspace does not implement ${verb}`);
  if (!Object.hasOwn(verbs, verb ?? '') || otherVerbs.length)
    throw new OaiError('badVerb', 'Illegal OAI verb');
  const names = [...query.keys()].filter((name) => name !== 'verb');
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated) throw new OaiError('badArgument', `Argument given more than once: ${repeated}`);
  const given = Object.fromEntries(names.map((name) => [name, query.get(name)]));
  requireArguments(verb, given);
  return { verb, ...given };
}
