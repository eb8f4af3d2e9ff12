import { html, nothing, type TemplateResult } from 'lit';
import type { CardContext, FollowedLink } from './card-context.js';

/**
 * A link out of the card. It opens where `link-target` says, and its click is reported first, so that a listener can cancel it.
 * @param followed what the click is reported as
 * @param content text or template
 * @param part its name for `::part()` and in the style sheet
 * @param hreflang language tag of the page it leads to
 */
export function renderLink(
  { linkTarget, onFollow, messages }: CardContext,
  followed: FollowedLink,
  content: unknown,
  part: string | typeof nothing = nothing,
  hreflang: string | typeof nothing = nothing,
): TemplateResult {
  const leaves = linkTarget === '_blank';
  return html`<a
    href=${followed.url}
    part=${part}
    class=${part}
    hreflang=${hreflang}
    target=${linkTarget || nothing}
    rel=${leaves ? 'noopener' : nothing}
    @click=${(event: Event) => onFollow(event, followed)}
    >${content}${leaves ? html`<span class="visually-hidden"> ${messages.opensInNewTab}</span>` : nothing}</a
  >`;
}
