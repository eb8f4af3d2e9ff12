import { html, nothing, type TemplateResult } from 'lit';
import type { CardContext, FollowedLink } from './card-context.js';

/**
 * Renders a link of the card, with the target `link-target`. The card reports the click first, so that a
 * listener can cancel it.
 * @param followed the link, as the card reports it
 * @param content text or template
 * @param part name for `::part()` and the style sheet
 * @param hreflang language tag of the linked page
 */
export function renderLink(
  { linkTarget, onFollow, messages }: CardContext,
  followed: FollowedLink,
  content: unknown,
  part: string | typeof nothing = nothing,
  hreflang: string | typeof nothing = nothing,
): TemplateResult {
  const opensTab = linkTarget === '_blank';
  return html`<a
    href=${followed.url}
    part=${part}
    class=${part}
    hreflang=${hreflang}
    target=${linkTarget || nothing}
    rel=${opensTab ? 'noopener' : nothing}
    @click=${(event: Event) => onFollow(event, followed)}
    >${content}${opensTab ? html`<span class="visually-hidden"> ${messages.opensInNewTab}</span>` : nothing}</a
  >`;
}
