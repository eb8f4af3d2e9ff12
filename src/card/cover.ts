import { html, nothing, type TemplateResult } from 'lit';

/**
 * Renders the cover: a placeholder, and the thumbnail over it. The box has its size from the start. A
 * thumbnail that can't be loaded leaves the placeholder. The cover is decorative (`alt=""`): the title beside
 * it holds the same information.
 * @param image URL of the thumbnail; absent: only the placeholder
 */
export function renderCover(image: string | undefined): TemplateResult {
  return html`<div class="cover" part="cover" aria-hidden="true">
    <svg viewBox="0 0 100 141">
      <path d="M34 52h24l10 10v34H34zM58 52v10h10M42 74h18M42 82h18" />
    </svg>
    ${
      image
        ? html`<img
            src=${image}
            alt=""
            loading="lazy"
            decoding="async"
            @load=${markShown}
            @error=${markBroken}
          />`
        : nothing
    }
  </div>`;
}

function markShown({ target }: Event): void {
  (target as Element).removeAttribute('data-broken');
}

/* An attribute, not `hidden`: a hidden lazy image never loads a new URL. */
function markBroken({ target }: Event): void {
  (target as Element).setAttribute('data-broken', '');
}
