export const markKinds = ['held', 'missed'] as const;
export type MarkKind = (typeof markKinds)[number];

export const outcomeKinds = ['nothing', 'in_touch', 'negotiating', 'agreed', 'contract'] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

/** When it was told: on the day, half a year or a year later. */
export type Months = 0 | 6 | 12;
