import type { Attachment } from '../core/model/item.js';
import type { ListedItem } from '../core/model/list.js';
import type { LocalMessages } from '../language/messages.js';

/** A link of a card, as its click is reported. */
export type FollowedLink =
  | { readonly link: 'title' | 'language'; readonly url: string }
  | { readonly link: 'download'; readonly url: string; readonly attachment: Attachment };

/** Arrangements of a card: `tile` is a column without languages, abstract and file, as a grid has them. */
export type CardLayout = 'row' | 'column' | 'compact' | 'tile';

/** What a card needs to know besides its item. */
export interface CardContext extends LocalMessages {
  /** 1 to 6. */
  readonly headingLevel: number;
  readonly layout: CardLayout;
  /** Shows no thumbnails. */
  readonly lite: boolean;
  /** `target` of the links. */
  readonly linkTarget?: string | undefined;
  /** Whether the shown edition is among the badges, marked as shown. */
  readonly showsEdition: boolean;
  /** Whether the language versions come after the card, so that space is reserved for them. */
  readonly late: boolean;
  /** Whether the whole text is shown. */
  readonly expanded: boolean;
  /** Whether some text does not fit; only then there is a button to show it. */
  readonly truncated: boolean;
  /** Why the item is in its list. */
  readonly reason?: ListedItem['reason'];
  readonly onToggle: () => void;
  readonly onFollow: (event: Event, followed: FollowedLink) => void;
}
