export const markKinds = ['held', 'missed'] as const;
export type MarkKind = (typeof markKinds)[number];

export const outcomeKinds = ['nothing', 'in_touch', 'negotiating', 'agreed', 'contract'] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

/** When it was told: on the day, half a year or a year later. */
export type Months = 0 | 6 | 12;

type Mark = { markedBy: 'party' | 'desk'; mark: MarkKind; missingId: string | null };

export type Fate = 'held' | 'missed' | 'disputed' | 'unknown';

/** What became of a meeting: the desk's word counts first; two parties may contradict each other. */
export function fateOf(marks: readonly Mark[]): Fate {
	const desk = marks.find(({ markedBy }) => markedBy === 'desk');
	if (desk) return desk.mark;
	const said = new Set(marks.map(({ mark }) => mark));
	if (said.size === 2) return 'disputed';
	return [...said][0] ?? 'unknown';
}

/** Half a year and a year after a meeting its parties are asked what came of it. */
export function monthsDue(heldAt: Date, now: Date): Months[] {
	return ([6, 12] as const).filter((months) => {
		const due = new Date(heldAt);
		due.setUTCMonth(due.getUTCMonth() + months);
		// Later than a month after that, nobody remembers: the moment is gone.
		const late = new Date(due);
		late.setUTCMonth(late.getUTCMonth() + 1);
		return due <= now && now < late;
	});
}
