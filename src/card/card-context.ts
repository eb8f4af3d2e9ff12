import type { Attachment } from '../core/model/item.js';
import type { ListedItem } from '../core/model/list.js';
import type { LocalMessages } from '../language/messages.js';

/** A link of a card that the reader follows. */
export type FollowedLink =
  | { readonly link: 'title' | 'language'; readonly url: string }
  | { readonly link: 'download'; readonly url: string; readonly attachment: Attachment };

/** Arrangements of a card. `tile`, for grids, is a column without languages, abstract and file. */
export type CardLayout = 'row' | 'column' | 'compact' | 'tile';

/** Options of a card. */
export interface CardContext extends LocalMessages {
  /** Level of the title, 1 to 6. */
  readonly headingLevel: number;
  readonly layout: CardLayout;
  /** Shows no thumbnails. */
  readonly lite: boolean;
  /** `target` of the links. */
  readonly linkTarget?: string | undefined;
  /** Whether the badges include the shown edition, marked as shown. */
  readonly showsEdition: boolean;
  /** Whether the language versions load after the card, which then reserves space for them. */
  readonly late: boolean;
  /** Whether the card shows its whole text. */
  readonly expanded: boolean;
  /** Whether some text does not fit. Only then, the card has a button to show it. */
  readonly truncated: boolean;
  /** Why the item is in its list. */
  readonly reason?: ListedItem['reason'];
  readonly onToggle: () => void;
  readonly onFollow: (event: Event, followed: FollowedLink) => void;
}
