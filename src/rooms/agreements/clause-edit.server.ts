import type { Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import type { Locale } from '#platform/locale.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { holdAgreement, takeStep } from './agreement-life.server.ts';
import { isOpenToChange } from './agreement-life.ts';
import type { ClauseTexts } from './agreement.ts';
import { signOf, writeClauses } from './clause.server.ts';
import { currentVersion, listClauseRows } from './version.server.ts';
import type { ClauseRow } from './version.ts';

type At = { agreementId: string; now: Date };
type Change = (rows: ClauseRow[], locales: Locale[]) => Outcome<ClauseRow[]>;

/** One change of the text: on the draft, or on a new draft where the last text was fixed already. */
export async function changeText(
	tx: Transaction,
	actor: Actor,
	{ agreementId, now }: At,
	deed: { deed: `agreement.${string}`; details?: Record<string, unknown> },
	change: Change
): Promise<Outcome<string>> {
	const agreement = await holdAgreement(tx, agreementId);
	if (!agreement) return refuse('agreement_unknown');
	if (!isOpenToChange(agreement.state)) return refuse('agreement_closed_to_change');
	const current = await currentVersion(tx, agreementId);
	if (!current) return refuse('version_unknown');
	const rows = await listClauseRows(tx, current.id);
	const changed = change(rows, current.locales);
	if (!changed.ok) return changed;
	const versionId = current.frozenAt
		? await openVersion(tx, actor, { agreementId, baseId: current.id, now })
		: current.id;
	await writeClauses(tx, versionId, inOrder(changed.value));
	await tx
		.updateTable('agreementVersion')
		.set(({ eb }) => ({ edition: eb('edition', '+', 1) }))
		.where('id', '=', versionId)
		.execute();
	await record(tx, actor, {
		deed: deed.deed,
		subject: { kind: 'agreement', id: agreementId },
		details: { ...deed.details, versionId }
	});
	if (agreement.state !== 'approval') return accept(versionId);
	const back = await takeStep(tx, actor, { agreementId, to: 'negotiation', now });
	return back.ok ? accept(versionId) : back;
}

const inOrder = (rows: readonly ClauseRow[]) =>
	rows
		.toSorted((one, other) => one.position - other.position)
		.map(({ position: _, ...clause }) => clause);

/** The same clauses once more as the next version: what stands beside them has changed. */
export async function beginVersion(
	tx: Transaction,
	actor: Actor,
	base: { agreementId: string; baseId: string; now: Date }
): Promise<void> {
	const id = await openVersion(tx, actor, base);
	await writeClauses(tx, id, inOrder(await listClauseRows(tx, base.baseId)));
}

/** The next version, begun from one that was fixed; its clauses are put in by whoever begins it. */
async function openVersion(
	tx: Transaction,
	actor: Actor,
	{ agreementId, baseId, now }: { agreementId: string; baseId: string; now: Date }
): Promise<string> {
	const base = await tx
		.selectFrom('agreementVersion')
		.select(['number', 'locales', 'terms'])
		.where('id', '=', baseId)
		.executeTakeFirstOrThrow();
	const id = newId();
	await tx
		.insertInto('agreementVersion')
		.values({
			...{ id, agreementId, baseVersionId: baseId, number: base.number + 1 },
			...{ locales: base.locales, terms: JSON.stringify(base.terms), parties: '[]' },
			...{ createdAt: now, createdById: actor.personId }
		})
		.execute();
	return id;
}

export function saveClause(
	tx: Transaction,
	actor: Actor,
	{ key, base, texts, areCompared, ...at }: At & SavedClause
): Promise<Outcome<string>> {
	const deed = { deed: 'agreement.clause_changed', details: { key } } as const;
	return changeText(tx, actor, at, deed, (rows) => {
		const row = rows.find((one) => one.key === key);
		if (!row) return refuse('clause_gone');
		const merged = { ...row.texts, ...texts };
		const isUnchanged = signOf(merged) === signOf(row.texts);
		if (!isUnchanged && base !== signOf(row.texts))
			return refuse('clause_changed_meanwhile', { theirs: row.texts });
		const isCompared = areCompared || (isUnchanged && row.isCompared);
		return accept(rows.map((one) => (one === row ? { ...one, texts: merged, isCompared } : one)));
	});
}

export type SavedClause = {
	key: string;
	/** What the clause was when its editor began: the digest of its texts. */
	base: string;
	texts: ClauseTexts;
	areCompared: boolean;
};

export function addClause(
	tx: Transaction,
	actor: Actor,
	{ clause, afterKey, ...at }: At & { clause: AddedClause; afterKey: string | null }
): Promise<Outcome<string>> {
	const deed = { deed: 'agreement.clause_added' } as const;
	return changeText(tx, actor, at, deed, (rows) =>
		accept(withClause(rows, { ...emptyClause(), ...clause }, afterKey))
	);
}

export type AddedClause = Pick<ClauseRow, 'texts'> & Partial<Omit<ClauseRow, 'position'>>;

const emptyClause = () => ({
	...{ key: newId(), parentKey: null, template: null, area: null, isCompared: false }
});

/** Behind another clause, or at the end. */
export function withClause(
	rows: readonly ClauseRow[],
	clause: Omit<ClauseRow, 'position'>,
	afterKey: string | null
): ClauseRow[] {
	const after = rows.find(({ key }) => key === afterKey);
	const last = Math.max(-1, ...rows.map(({ position }) => position));
	return [...rows, { ...clause, position: after ? after.position + 0.5 : last + 1 }];
}

export function removeClause(
	tx: Transaction,
	actor: Actor,
	{ key, ...at }: At & { key: string }
): Promise<Outcome<string>> {
	const deed = { deed: 'agreement.clause_struck', details: { key } } as const;
	return changeText(tx, actor, at, deed, (rows) =>
		rows.some((row) => row.key === key)
			? accept(rows.filter((row) => row.key !== key && row.parentKey !== key))
			: refuse('clause_gone')
	);
}

export function moveClause(
	tx: Transaction,
	actor: Actor,
	{ key, by, ...at }: At & { key: string; by: 1 | -1 }
): Promise<Outcome<string>> {
	const deed = { deed: 'agreement.clause_moved', details: { key, by } } as const;
	return changeText(tx, actor, at, deed, (rows) => {
		const row = rows.find((one) => one.key === key);
		if (!row) return refuse('clause_gone');
		const beside = rows
			.filter(({ parentKey, template }) => parentKey === row.parentKey && template !== 'preamble')
			.toSorted((one, other) => one.position - other.position);
		const other = beside[beside.indexOf(row) + by];
		if (!other) return accept(rows);
		return accept(
			rows.map((one) => {
				if (one === row) return { ...one, position: other.position };
				return one === other ? { ...one, position: row.position } : one;
			})
		);
	});
}

/** Somebody read the languages side by side, as they were in `base`, and found that they say the same. */
export function compareClause(
	tx: Transaction,
	actor: Actor,
	{ key, base, ...at }: At & { key: string; base: string }
): Promise<Outcome<string>> {
	const deed = { deed: 'agreement.clause_compared', details: { key } } as const;
	return changeText(tx, actor, at, deed, (rows) => {
		const row = rows.find((one) => one.key === key);
		if (!row) return refuse('clause_gone');
		if (base !== signOf(row.texts)) return refuse('clause_changed_since_read');
		return accept(rows.map((one) => (one === row ? { ...row, isCompared: true } : one)));
	});
}
