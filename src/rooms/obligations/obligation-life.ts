import { monthsAfter } from '#platform/calendar-day.ts';
import { isBinding } from '#rooms/agreements/agreement-life.ts';
import type { AgreementState } from '#rooms/agreements/agreement.ts';
import type { Recurrence } from './obligation.ts';

export type Promised = { dueOn: string | null; recurrence: Recurrence; until: string | null };

/** Which occurrences were fulfilled; null is the one of a promise without a date. */
export type Fulfilled = ReadonlySet<string | null>;

const monthsBetween: Record<Exclude<Recurrence, 'none'>, number> = {
	monthly: 1,
	quarterly: 3,
	half_yearly: 6,
	yearly: 12
};

/** The days on which a promise is due, up to and with a day. */
export function listOccurrences({ dueOn, recurrence, until }: Promised, to: string): string[] {
	if (!dueOn) return [];
	if (recurrence === 'none') return dueOn <= to ? [dueOn] : [];
	const last = until && until < to ? until : to;
	const days: string[] = [];
	for (let times = 0; ; times += 1) {
		const day = monthsAfter(dueOn, times * monthsBetween[recurrence]);
		if (day > last) return days;
		days.push(day);
	}
}

export type Next = { isComplete: boolean; dueOn: string | null };

/** The first occurrence nobody has fulfilled; the same on every day. */
export function nextOf(promised: Promised, fulfilled: Fulfilled): Next {
	const { dueOn, recurrence, until } = promised;
	if (recurrence === 'none' || !dueOn)
		return fulfilled.size > 0 ? { isComplete: true, dueOn: null } : { isComplete: false, dueOn };
	for (let times = 0; ; times += 1) {
		const day = monthsAfter(dueOn, times * monthsBetween[recurrence]);
		if (until && day > until) return { isComplete: true, dueOn: null };
		if (!fulfilled.has(day)) return { isComplete: false, dueOn: day };
	}
}

/** Whether a promise is due on that very day. */
export const isOccurrence = (promised: Promised, day: string | null): boolean =>
	day === null
		? promised.dueOn === null
		: promised.recurrence === 'none'
			? promised.dueOn === day
			: listOccurrences(promised, day).at(-1) === day;

export const standings = ['overdue', 'due', 'open', 'done', 'released', 'ended'] as const;
export type Standing = (typeof standings)[number];

export type Lived = {
	nextDueOn: string | null;
	isComplete: boolean;
	isReleased: boolean;
	/** The agreement is over, or the party has left it. */
	isEnded: boolean;
};

/** What has been done stays done, whatever became of the agreement. */
export function standingOn(today: string, lived: Lived): Standing {
	if (lived.isReleased) return 'released';
	if (lived.isComplete) return 'done';
	if (lived.isEnded) return 'ended';
	if (lived.nextDueOn === null) return 'open';
	return lived.nextDueOn < today ? 'overdue' : 'due';
}

type Row = {
	state: AgreementState;
	nextDueOn: string | null;
	completedAt: Date | null;
	releasedAt: Date | null;
	partyLeavesOn: string | null;
};

/** How a promise stands, from its row, its agreement's state and its party's last day. */
export const standingOf = (row: Row, today: string): Standing =>
	standingOn(today, {
		nextDueOn: row.nextDueOn,
		isComplete: row.completedAt !== null,
		isReleased: row.releasedAt !== null,
		isEnded: !isBinding(row.state) || (row.partyLeavesOn !== null && row.partyLeavesOn < today)
	});

export const isOpen = (standing: Standing): boolean =>
	standing === 'overdue' || standing === 'due' || standing === 'open';

/** Why dates do not hold together; nothing where they do. */
export function findDateProblem({ dueOn, recurrence, until }: Promised): string | undefined {
	if (recurrence !== 'none' && !dueOn) return 'obligation_due_missing';
	if (until && dueOn && until < dueOn) return 'dates_cross';
	return undefined;
}
