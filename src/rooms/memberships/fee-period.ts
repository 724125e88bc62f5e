export const feePeriods = ['month', 'quarter', 'half_year', 'year'] as const;
export type FeePeriod = (typeof feePeriods)[number];

export const proratings = ['day', 'month', 'none'] as const;
export type Prorating = (typeof proratings)[number];
