import { fold } from '#platform/search/fold.ts';
import { bareName } from '#rooms/organisations/likeness.ts';
import type { StatementLine } from './statement.ts';

export type OpenInvoice = {
	id: string;
	number: string;
	buyerId: string;
	openCents: number;
	currency: string;
	dueOn: string;
	/** What its buyer is called, in any language. */
	names: readonly string[];
	/** The accounts its buyer has paid from. */
	ibans: readonly string[];
};

/** Why a payment is taken to be for an invoice. */
export const matchReasons = [
	'number',
	'iban',
	'name',
	'amount',
	'several',
	'part',
	'over'
] as const;
export type MatchReason = (typeof matchReasons)[number];

export type Share = { invoiceId: string; amountCents: number };
export type Suggestion = { shares: Share[]; reasons: MatchReason[]; isCertain: boolean };

type Line = Pick<
	StatementLine,
	'amountCents' | 'currency' | 'payerName' | 'payerIban' | 'remittance'
>;

const most = 5;

/** Open invoices, asked by what a bank line may say of them. */
export function matcher(open: readonly OpenInvoice[]) {
	const byDue = [...open].sort((one, other) =>
		one.dueOn === other.dueOn ? (one.id < other.id ? -1 : 1) : one.dueOn < other.dueOn ? -1 : 1
	);
	const byNumber = new Map(byDue.map((invoice) => [bareNumber(invoice.number), invoice]));
	const lengths = [...new Set([...byNumber.keys()].map((number) => number.length))];
	const byIban = groupBy(byDue, ({ ibans }) => ibans);
	const byName = groupBy(byDue, ({ names }) => [...new Set(names.map(bareName))]);
	const byAmount = groupBy(byDue, ({ openCents, currency }) => [`${openCents} ${currency}`]);

	/** What a line that came in may pay, the likeliest first. */
	return (line: Line): Suggestion[] => {
		if (line.amountCents <= 0) return [];
		const of = (found: readonly OpenInvoice[] = []) =>
			found.filter(({ currency }) => currency === line.currency);
		const named = of(
			numbersWithin(line.remittance, lengths).flatMap((number) => byNumber.get(number) ?? [])
		);
		const paying = of(line.payerIban ? byIban.get(line.payerIban) : []);
		const called = of(line.payerName ? byName.get(bareName(line.payerName)) : []);
		const equal = byAmount.get(`${line.amountCents} ${line.currency}`) ?? [];
		const all = [
			...fromNumbers(named, line),
			...fromPayer(paying, 'iban', line),
			...fromPayer(called, 'name', line),
			...(equal.length <= 3 ? equal.map((one) => settled([one], ['amount'], line)) : [])
		];
		return merged(all).slice(0, most);
	};
}

function fromNumbers(named: readonly OpenInvoice[], line: Line): Suggestion[] {
	if (named.length === 0) return [];
	const reasons: MatchReason[] = named.length > 1 ? ['number', 'several'] : ['number'];
	return [settled(named, reasons, line)];
}

/** All a payer owes at once, or what one of their invoices asks exactly, or the oldest first. */
function fromPayer(owed: readonly OpenInvoice[], why: 'iban' | 'name', line: Line): Suggestion[] {
	if (owed.length === 0) return [];
	const exact = owed.filter(({ openCents }) => openCents === line.amountCents);
	if (exact.length > 0) return exact.slice(0, 3).map((one) => settled([one], [why], line));
	const sum = owed.reduce((all, { openCents }) => all + openCents, 0);
	if (sum === line.amountCents) return [settled(owed, [why, 'several'], line)];
	return [settled(covered(owed, line.amountCents), [why], line)];
}

function covered(owed: readonly OpenInvoice[], cents: number): OpenInvoice[] {
	let left = cents;
	return owed.filter(({ openCents }) => {
		const isReached = left > 0;
		left -= openCents;
		return isReached;
	});
}

/** The sum over the invoices in their order; what is left over stays with the payer. */
function settled(
	invoices: readonly OpenInvoice[],
	why: readonly MatchReason[],
	line: Line
): Suggestion {
	let left = line.amountCents;
	const shares = invoices.flatMap(({ id, openCents }) => {
		const amountCents = Math.min(openCents, left);
		left -= amountCents;
		return amountCents > 0 ? [{ invoiceId: id, amountCents }] : [];
	});
	const owed = invoices.reduce((sum, { openCents }) => sum + openCents, 0);
	const fit: MatchReason =
		owed === line.amountCents ? 'amount' : owed > line.amountCents ? 'part' : 'over';
	return {
		shares,
		reasons: [...new Set([...why, fit])],
		isCertain: why.includes('number') && fit === 'amount'
	};
}

/** Two ways to the same invoices are one suggestion with both reasons. */
function merged(all: readonly Suggestion[]): Suggestion[] {
	const known = new Map<string, Suggestion>();
	for (const one of all) {
		const key = one.shares
			.map(({ invoiceId }) => invoiceId)
			.sort()
			.join();
		const before = known.get(key);
		known.set(key, {
			...one,
			...before,
			reasons: [...new Set([...(before?.reasons ?? []), ...one.reasons])],
			isCertain: one.isCertain || (before?.isCertain ?? false)
		});
	}
	return [...known.values()].sort((one, other) => weightOf(other) - weightOf(one));
}

const weights: Record<MatchReason, number> = {
	number: 16,
	iban: 8,
	name: 6,
	amount: 5,
	several: 0,
	part: 1,
	over: 0
};

const weightOf = ({ reasons, isCertain }: Suggestion): number =>
	reasons.reduce((sum, reason) => sum + weights[reason], isCertain ? 32 : 0);

function groupBy(
	invoices: readonly OpenInvoice[],
	keysOf: (invoice: OpenInvoice) => readonly string[]
): Map<string, OpenInvoice[]> {
	const groups = new Map<string, OpenInvoice[]>();
	for (const invoice of invoices)
		for (const key of keysOf(invoice)) {
			const group = groups.get(key);
			if (group) group.push(invoice);
			else groups.set(key, [invoice]);
		}
	return groups;
}

const bareNumber = (number: string): string => fold(number).replace(/[^\p{L}\p{N}]/gu, '');

/** The numbers of invoices a text may hold, however they are spaced: nothing but a digit may not follow. */
function numbersWithin(text: string, lengths: readonly number[]): string[] {
	const folded = fold(text);
	let bare = '';
	const places: number[] = [];
	for (let at = 0; at < folded.length; at += 1)
		if (/[\p{L}\p{N}]/u.test(folded[at] ?? '')) {
			bare += folded[at];
			places.push(at);
		}
	const found: string[] = [];
	for (let at = 0; at < bare.length; at += 1)
		for (const length of lengths) {
			if (at + length > bare.length) continue;
			const next = folded[(places[at + length - 1] ?? 0) + 1] ?? '';
			if (!/\d/.test(next)) found.push(bare.slice(at, at + length));
		}
	return [...new Set(found)];
}
