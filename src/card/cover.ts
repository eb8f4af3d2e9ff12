import { html, nothing, type TemplateResult } from 'lit';

/**
 * The cover's box with a quiet placeholder, and the thumbnail over it. The box keeps its room from the first moment; a thumbnail that can't
 * be loaded leaves the placeholder. Decorative (`alt=""`): the title beside it says all that it says.
 * @param image address of the thumbnail; absent: the placeholder stays
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

/* An attribute rather than `hidden`: a hidden lazy image would never try a new address. */
function markBroken({ target }: Event): void {
  (target as Element).setAttribute('data-broken', '');
}
