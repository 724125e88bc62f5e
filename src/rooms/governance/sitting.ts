export const sittingModes = ['present', 'online', 'hybrid', 'written'] as const;
export type SittingMode = (typeof sittingModes)[number];

export const agendaKinds = ['formality', 'information', 'discussion', 'resolution'] as const;
export type AgendaKind = (typeof agendaKinds)[number];
