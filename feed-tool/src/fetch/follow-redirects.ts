import { CommandError } from '../report/command-error.js';
import { EXIT } from '../report/exit-codes.js';
import type { Redirect } from './send-request.js';

/** Maximum number of redirects, as in browsers (Fetch standard, "HTTP-redirect fetch"). */
const MAX_REDIRECTS = 20;

/** Redirects that lead to no response. */
export class RedirectError extends CommandError {
  constructor(
    message: string,
    /** Whether the redirects form a loop or exceed the maximum. */
    readonly isEndless = false,
  ) {
    super(message, EXIT.unreachable);
  }
}

/** A response, with the URLs that redirected to it. */
export type Followed<T> = T & {
  /** URLs that redirected to it, in order. */
  readonly redirects: readonly string[];
};

/**
 * Follows redirects to a response.
 * @param request requests one URL
 * @param options `allowsDowngrade`: whether https may redirect to http, where others on the network can
 *   change the response
 * @throws RedirectError where redirects form a loop, exceed the maximum, lead to something other than an
 *   http(s) URL, or lead from https to http without `allowsDowngrade`; the errors of `request`
 */
export async function followRedirects<T extends object>(
  first: string,
  request: (url: string) => Promise<T | Redirect>,
  { allowsDowngrade = false } = {},
): Promise<Followed<T>> {
  const redirects: string[] = [];
  for (let url = first; ;) {
    const response = await request(url);
    if (!('target' in response)) return { ...response, redirects };
    redirects.push(url);
    url = resolveTarget(response.target, url, allowsDowngrade);
    if (redirects.includes(url))
      throw new RedirectError(`${first} redirects in a loop; check the URL.`, true);
    if (redirects.length > MAX_REDIRECTS)
      throw new RedirectError(`${first} redirects more than ${MAX_REDIRECTS} times; check the URL.`, true);
  }
}

function resolveTarget(target: string, from: string, allowsDowngrade: boolean): string {
  const url = URL.canParse(target, from) ? new URL(target, from) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new RedirectError(
      `${from} redirects to "${target}", which is not an http or https URL; its administrator must fix it.`,
    );
  if (url.protocol === 'http:' && from.startsWith('https:') && !allowsDowngrade)
    throw new RedirectError(
      `${from} redirects to ${url.href}, without encryption, so that others on the network could change the response; its administrator must fix it.`,
    );
  return url.href;
}
