/** The media type of HAL, which the REST contract names. */
const HAL = 'application/hal+json';

/** Lists the media types that a request accepts, the preferred first. */
function listAccepted(accept = '*/*') {
  return accept
    .split(',')
    .map((one) => {
      const [type, ...parameters] = one.split(';').map((part) => part.trim().toLowerCase());
      const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return { type, quality: Number(quality ?? 1) };
    })
    .sort((a, b) => b.quality - a.quality)
    .map(({ type }) => type);
}

/**
 * Chooses the media type of a resource: the first accepted type that is JSON. Without `Accept` or with
 * a wildcard, DSpace sends HAL as `application/json` (recorded replies).
 */
function chooseType(accept) {
  const isJson = (type) => /^application\/(?:json|[\w.-]+\+json)$/.test(type);
  const wanted = listAccepted(accept).find((type) => isJson(type) || type.includes('*'));
  return wanted && isJson(wanted) ? wanted : 'application/json';
}

/** Returns a time as a number: milliseconds, from DSpace 9 seconds. */
function timeAsNumber(text, version) {
  const milliseconds = Date.parse(text.replace(/\+0000$/, 'Z'));
  return version < 9 ? milliseconds : milliseconds / 1000;
}

/**
 * Converts HAL to the shape of other media types: the links of a resource are a list, times are numbers.
 * Pages of lists keep their `_links`.
 */
function toPlainShape(value, version) {
  if (Array.isArray(value)) return value.map((one) => toPlainShape(one, version));
  if (!(value instanceof Object)) return value;
  const isPage = 'page' in value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      if (name === 'metadata') return [name, inner];
      if (name === '_links' && isPage) return [name, inner];
      if (name === '_links') return ['links', Object.entries(inner).map(([rel, link]) => ({ rel, ...link }))];
      if (name === 'lastModified') return [name, timeAsNumber(inner, version)];
      return [name, toPlainShape(inner, version)];
    }),
  );
}

/**
 * Writes the resource of a response in the media type that the request accepts. `application/json` and HAL
 * have the same shape. All other types of JSON, such as `application/feed+json`, have another one (recorded
 * replies of DSpace 7.6.7 and 9.2, `A07d`).
 *
 * @param {import('./responses.mjs').Response} made
 * @param {{ headers: import('node:http').IncomingHttpHeaders, version: number }} request
 * @returns {import('./responses.mjs').Response} with a body; a response without a resource stays as it is
 */
export function renderJson({ json, ...made }, { headers, version }) {
  if (json === undefined) return made;
  const type = chooseType(headers.accept);
  const isHal = type === HAL || type === 'application/json';
  return {
    ...made,
    headers: { ...made.headers, 'content-type': `${type};charset=UTF-8` },
    body: JSON.stringify(isHal ? json : toPlainShape(json, version)),
  };
}
