export const answers = ['accepted', 'declined', 'expired', 'withdrawn'] as const;
export type Answer = (typeof answers)[number];
