import type { Locale } from '#platform/locale.ts';
import { accept, refuse, type Outcome, type Refused } from '#platform/outcome.ts';
import type { ClauseTexts } from './agreement.ts';
import type { ClauseRow } from './version.ts';

export const changes = ['replace', 'insert', 'strike'] as const;
export type Change = (typeof changes)[number];

export const amendmentOutcomes = ['accepted', 'declined', 'withdrawn'] as const;
export type AmendmentOutcome = (typeof amendmentOutcomes)[number];

export const approvalOutcomes = ['approved', 'declined'] as const;
export type ApprovalOutcome = (typeof approvalOutcomes)[number];

export type Amendment = {
	clauseKey: string | null;
	/** Behind which clause a new one is to stand; none for the end. */
	afterKey: string | null;
	change: Change;
	/** In one language or in several. */
	texts: ClauseTexts;
	reason: string;
};

export function findAmendmentProblem(
	{ change, clauseKey, texts }: Amendment,
	rows: readonly ClauseRow[]
): Refused | undefined {
	if (change !== 'insert' && !rows.some(({ key }) => key === clauseKey))
		return refuse('clause_gone');
	const isEmpty = !Object.values(texts).some(({ body }) => body.trim());
	return change !== 'strike' && isEmpty ? refuse('amendment_empty') : undefined;
}

type Hand = {
	locales: readonly Locale[];
	newKey: () => string;
	withClause: (
		rows: readonly ClauseRow[],
		clause: Omit<ClauseRow, 'position'>,
		afterKey: string | null
	) => ClauseRow[];
};

/** The clauses as the amendment would have them. */
export function applyAmendment(
	rows: readonly ClauseRow[],
	{ change, clauseKey, afterKey, texts }: Omit<Amendment, 'reason'>,
	{ locales, newKey, withClause }: Hand
): Outcome<ClauseRow[]> {
	const isCompared = locales.every((locale) => texts[locale]?.body.trim());
	if (change === 'insert') {
		const clause = { key: newKey(), parentKey: null, template: null, area: null };
		return accept(withClause(rows, { ...clause, texts, isCompared }, afterKey));
	}
	const row = rows.find(({ key }) => key === clauseKey);
	if (!row) return refuse('clause_gone');
	if (change === 'strike')
		return accept(rows.filter((one) => one !== row && one.parentKey !== row.key));
	const changed = { ...row, texts: { ...row.texts, ...texts }, isCompared };
	return accept(rows.map((one) => (one === row ? changed : one)));
}
