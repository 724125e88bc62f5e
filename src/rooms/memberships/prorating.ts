import { monthsAfter, daysBetween, earlierEnd, laterOf } from '#platform/calendar-day.ts';
import { fraction, nothing, plus, type Fraction } from './fraction.ts';
import type { FeePeriod, Prorating } from './fee-period.ts';

const monthsOf: Record<FeePeriod, number> = { month: 1, quarter: 3, half_year: 6, year: 12 };

export type Rated = { amountCents: number; period: FeePeriod; prorating: Prorating };

/** What a rate comes to in [from, until), exactly; `since` is the day the fee first runs. */
export type Stretch = { from: string; until: string; since: string };

/**
 * The exact share of a rate in a stretch of days.
 *
 * By day: its days over the days of the period, so a leap year's day costs a little less. By month: a
 * month belongs to whoever has its last day, so that whoever joins on the 15th pays for the month and
 * whoever leaves on the 15th does not. Undivided: the whole period falls due on its first day of
 * membership. In each the parts of a stretch make up the whole, wherever it is cut.
 */
export function exactFee(rate: Rated, { from, until, since }: Stretch): Fraction {
	let sum = nothing;
	for (const period of periodsWithin(rate.period, from, until)) {
		const share = shareOf(rate.prorating, period, { from, until, since });
		sum = plus(sum, {
			over: BigInt(rate.amountCents) * share.over,
			under: share.under
		});
	}
	return sum;
}

type Period = { start: string; end: string; months: number };

function shareOf(prorating: Prorating, period: Period, stretch: Stretch): Fraction {
	const from = laterOf(stretch.from, period.start);
	const until = earlierEnd(stretch.until, period.end);
	if (prorating === 'day')
		return fraction(daysBetween(from, until), daysBetween(period.start, period.end));
	if (prorating === 'month')
		return fraction(monthsEnded(period, until) - monthsEnded(period, from), period.months);
	const due = laterOf(period.start, stretch.since);
	return from <= due && due < until ? fraction(1) : nothing;
}

/** How many months of the period are over before a day begins. */
function monthsEnded({ start, months }: Period, day: string): number {
	let ended = 0;
	while (ended < months && monthsAfter(start, ended + 1) <= day) ended += 1;
	return ended;
}

/** The periods of the calendar that a stretch touches: quarters begin in January, April, July, October. */
function* periodsWithin(kind: FeePeriod, from: string, until: string): Generator<Period> {
	const months = monthsOf[kind];
	const month = Number(from.slice(5, 7)) - 1;
	const first = `${from.slice(0, 4)}-${String(month - (month % months) + 1).padStart(2, '0')}-01`;
	for (let start = first; start < until; start = monthsAfter(start, months))
		yield { start, end: monthsAfter(start, months), months };
}
