export const termCauses = ['signed', 'renewed', 'amended', 'recorded'] as const;
export type TermCause = (typeof termCauses)[number];

export const terminationCauses = ['notice', 'consent', 'replaced', 'dissolution', 'lapse'] as const;
export type TerminationCause = (typeof terminationCauses)[number];
