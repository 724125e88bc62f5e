export type Half = 'morning' | 'afternoon';

/** How one participant stands to another; `not_for_me` only keeps a suggestion from coming back. */
export const stances = ['must', 'want', 'never', 'not_for_me'] as const;
export type Stance = (typeof stances)[number];
