import { createHash } from 'node:crypto';

export const statementFormats = ['camt053', 'mt940', 'csv'] as const;
export type StatementFormat = (typeof statementFormats)[number];

/** One booking of an account; what went out is negative. */
export type StatementLine = {
	bookedOn: string;
	amountCents: number;
	currency: string;
	payerName: string | null;
	payerIban: string | null;
	remittance: string;
	/** What the bank knows it by. */
	reference: string | null;
};

export type Statement = {
	iban: string | null;
	number: string | null;
	lines: StatementLine[];
};

/**
 * What each line is known by, so that the same booking is taken in once, however often and in
 * whatever order statements overlap. Bookings alike in everything are told apart by their count.
 */
export function fingerprints(lines: readonly StatementLine[]): string[] {
	const seen = new Map<string, number>();
	return lines.map((line) => {
		const same = JSON.stringify([
			line.bookedOn,
			line.amountCents,
			line.currency,
			line.payerIban ?? '',
			bare(line.remittance),
			line.reference ?? ''
		]);
		const count = (seen.get(same) ?? 0) + 1;
		seen.set(same, count);
		return createHash('sha256').update(`${same} ${count}`).digest('hex');
	});
}

const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** `1 234,56`, `1,234.56`, `-12.5`, `12` → cents; undefined where it is no sum. */
export function centsIn(text: string): number | undefined {
	const bareSum = text.replace(/[\s\u00a0\u202f']/g, '').replace(/^(.*)-$/, '-$1');
	const match = /^([+-]?)(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,2}))?$/.exec(bareSum);
	if (!match) return undefined;
	const [, sign = '', whole = '0', part = ''] = match;
	const cents = Number(whole.replace(/[.,]/g, '')) * 100 + Number(part.padEnd(2, '0'));
	return Number.isSafeInteger(cents) ? (sign === '-' ? -cents : cents) : undefined;
}

export const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 1000);
