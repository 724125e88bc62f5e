export const sittingModes = ['present', 'online', 'hybrid', 'written'] as const;
export type SittingMode = (typeof sittingModes)[number];

export const agendaKinds = ['formality', 'information', 'discussion', 'resolution'] as const;
export type AgendaKind = (typeof agendaKinds)[number];

export const sittingStages = ['planned', 'convened', 'open', 'closed', 'called_off'] as const;
export type SittingStage = (typeof sittingStages)[number];

type Moments = Record<'convenedAt' | 'calledOffAt' | 'openedAt' | 'closedAt', Date | null>;

export function stageOf({ convenedAt, calledOffAt, openedAt, closedAt }: Moments): SittingStage {
	if (calledOffAt) return 'called_off';
	if (closedAt) return 'closed';
	if (openedAt) return 'open';
	return convenedAt ? 'convened' : 'planned';
}

/** Whole days between the convocation and the sitting. */
export const daysOfNotice = (convenedAt: Date, startsAt: Date): number =>
	Math.floor((startsAt.getTime() - convenedAt.getTime()) / 86_400_000);

export const isNoticeShort = (now: Date, startsAt: Date, noticeDays: number): boolean =>
	daysOfNotice(now, startsAt) < noticeDays;
