import { daysAfter, earlierEnd, laterOf, yearOf } from '#platform/calendar-day.ts';
import { nothing, plus, roundOf, type Fraction } from './fraction.ts';
import { exactFee, type Rated } from './prorating.ts';
import { shareOut } from './share-out.ts';

/** A rate of a class while it stands and the member is in that class: [from, until). */
export type FeeSpan = Rated & { classId: string; from: string; until: string | null };

export type FeeLine = { classId: string; from: string; until: string; cents: number };

type Asked = { spans: readonly FeeSpan[]; from: string; until: string };

/**
 * What a member owes for [from, until), a line for each class and rate. The year's fee is reckoned
 * exactly up to either end and rounded there, so that however a year is cut, its parts are the whole;
 * the lines share that sum by largest remainder.
 */
export function feeLines({ spans, from, until }: Asked): FeeLine[] {
	const ordered = [...spans].sort((one, other) => (one.from < other.from ? -1 : 1));
	return yearsWithin(from, until).flatMap((year) => linesOfYear(ordered, year));
}

export const feeTotal = (asked: Asked): number =>
	feeLines(asked).reduce((sum, { cents }) => sum + cents, 0);

type Stretch = { from: string; until: string };

function linesOfYear(spans: readonly FeeSpan[], { from, until }: Stretch): FeeLine[] {
	const since = spans[0]?.from ?? from;
	const within = spans
		.map((span) => ({ span, ...cut(span, from, until) }))
		.filter((one) => one.from < one.until);
	if (within.length === 0) return [];
	const exact = within.map((one) => exactFee(one.span, { ...one, since }));
	const before = exactBefore(spans, laterOf(from, since));
	const total = roundOf(exact.reduce(plus, before)) - roundOf(before);
	const cents = shareOut(total, exact);
	return within.map((one, at) => ({
		classId: one.span.classId,
		from: one.from,
		until: one.until,
		cents: cents[at] ?? 0
	}));
}

/**
 * The year's fee up to a day. Days before the first span count as if the fee had run since New Year: only
 * where a cent is rounded depends on it, and so the part before a joining day and the part after it
 * are the whole fee.
 */
function exactBefore(spans: readonly FeeSpan[], day: string): Fraction {
	const newYear = `${yearOf(day)}-01-01`;
	const [first] = spans;
	if (!first || newYear === day) return nothing;
	const led =
		first.from > newYear && first.prorating !== 'none'
			? exactFee(first, { from: newYear, until: earlierEnd(first.from, day), since: newYear })
			: nothing;
	return spans
		.map((span) => ({ span, ...cut(span, newYear, day) }))
		.filter((one) => one.from < one.until)
		.map((one) => exactFee(one.span, { ...one, since: first.from }))
		.reduce(plus, led);
}

const cut = (span: FeeSpan, from: string, until: string): Stretch => ({
	from: laterOf(span.from, from),
	until: earlierEnd(span.until, until)
});

function yearsWithin(from: string, until: string): Stretch[] {
	if (from >= until) return [];
	const years: Stretch[] = [];
	for (let year = yearOf(from); year <= yearOf(daysAfter(until, -1)); year += 1)
		years.push({
			from: laterOf(from, `${year}-01-01`),
			until: earlierEnd(`${year + 1}-01-01`, until)
		});
	return years;
}

/** The tax on a net sum: half a cent is a cent. */
export const vatOf = (netCents: number, basisPoints: number): number =>
	Math.sign(netCents) *
	roundOf({ over: BigInt(Math.abs(netCents)) * BigInt(basisPoints), under: 10_000n });

/** Of [from, until) what no invoice covers yet. */
export function listGaps({ from, until }: Stretch, covered: readonly Stretch[]): Stretch[] {
	const gaps: Stretch[] = [];
	let at = from;
	for (const one of [...covered].sort((a, b) => (a.from < b.from ? -1 : 1))) {
		if (one.until <= at || one.from >= until) continue;
		if (one.from > at) gaps.push({ from: at, until: one.from });
		at = laterOf(at, one.until);
	}
	if (at < until) gaps.push({ from: at, until });
	return gaps;
}

/** The year's whole fee at a rate, as applicants are told it. */
export const yearlyFee = (rate: Rated & { classId: string }, year: number): number =>
	feeTotal({
		spans: [{ ...rate, from: `${year}-01-01`, until: null }],
		from: `${year}-01-01`,
		until: `${year + 1}-01-01`
	});
