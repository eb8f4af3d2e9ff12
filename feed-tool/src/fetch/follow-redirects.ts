import { CommandError } from '../report/command-error.js';
import { EXIT } from '../report/exit-codes.js';
import type { Redirect } from './send-request.js';

/** Most redirects that browsers follow (Fetch standard, "HTTP-redirect fetch"). */
const MAX_REDIRECTS = 20;

/** Redirects that lead nowhere. */
export class RedirectError extends CommandError {
  constructor(
    why: string,
    /** Whether they would go on for ever. */
    readonly isEndless = false,
  ) {
    super(why, EXIT.unreachable);
  }
}

/** An answer, and by which addresses it was found. */
export type Followed<T> = T & {
  /** Addresses that redirected to it, in their order. */
  readonly redirects: readonly string[];
};

/**
 * Follows redirects to an answer.
 * @param ask asks one address
 * @param options `allowsDowngrade`: whether https may lead to http, where anybody on the way could change
 *   what comes
 * @throws RedirectError where they have no end, or lead to what is no address on the web, or out of
 *   encryption; whatever `ask` throws
 */
export async function followRedirects<T extends object>(
  first: string,
  ask: (url: string) => Promise<T | Redirect>,
  { allowsDowngrade = false } = {},
): Promise<Followed<T>> {
  const redirects: string[] = [];
  for (let url = first; ;) {
    const answer = await ask(url);
    if (!('target' in answer)) return { ...answer, redirects };
    redirects.push(url);
    url = resolveTarget(answer.target, url, allowsDowngrade);
    if (redirects.includes(url))
      throw new RedirectError(`${first} redirects in a circle; check the address.`, true);
    if (redirects.length > MAX_REDIRECTS)
      throw new RedirectError(
        `${first} redirects more than ${MAX_REDIRECTS} times; check the address.`,
        true,
      );
  }
}

function resolveTarget(target: string, from: string, allowsDowngrade: boolean): string {
  const url = URL.canParse(target, from) ? new URL(target, from) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new RedirectError(
      `${from} redirects to "${target}", which is no address on the web; its administrator must fix it.`,
    );
  if (url.protocol === 'http:' && from.startsWith('https:') && !allowsDowngrade)
    throw new RedirectError(
      `${from} redirects to ${url.href}, where nothing is encrypted, so that anybody on the way could change what comes; its administrator must fix it.`,
    );
  return url.href;
}
