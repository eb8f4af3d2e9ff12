import { html, nothing, type TemplateResult } from 'lit';
import type { CardContext, FollowedLink } from './card-context.js';

/** What a link may carry besides its address and its content. */
export interface LinkOptions {
  /** Name of the link for `::part()` and in the style sheet. */
  readonly part?: string;
  /** Language tag of the page it leads to. */
  readonly hreflang?: string | undefined;
}

/**
 * A link out of the card. It opens where `link-target` says, and its click is reported first, so that a listener can cancel it.
 * @param followed what the click is reported as
 * @param content text or template
 */
export function renderLink(
  { linkTarget, onFollow, messages }: CardContext,
  followed: FollowedLink,
  content: unknown,
  { part, hreflang }: LinkOptions = {},
): TemplateResult {
  const leaves = linkTarget === '_blank';
  return html`<a
    href=${followed.url}
    part=${part ?? nothing}
    class=${part ?? nothing}
    hreflang=${hreflang ?? nothing}
    target=${linkTarget ?? nothing}
    rel=${leaves ? 'noopener' : nothing}
    @click=${(event: Event) => onFollow(event, followed)}
    >${content}${leaves ? html`<span class="unseen"> (${messages.opensInNewTab})</span>` : nothing}</a
  >`;
}
