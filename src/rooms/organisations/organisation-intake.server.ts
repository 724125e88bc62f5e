import type { Actor } from '#platform/actor.ts';
import { dayOf } from '#platform/calendar-day.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { recogniser } from './import-known.server.ts';
import type { Intake, Order, UndoneRow, Verdict, Written } from './import-intake.ts';
import { typedOfRow } from './import-row.ts';
import { knownBy } from './likeness.server.ts';
import { registerBatch } from './organisation-batch.server.ts';
import { listProblems } from './organisation-draft.ts';
import { parseOrganisation } from './organisation.form.ts';
import { removeOrganisations } from './organisation-removal.server.ts';
import type { OrganisationDraft } from './organisation.ts';
import { settleByTown } from './whereabouts.ts';

/** Which of these organisations others rely on, and why; asked of every room that may know. */
export type AskReliance = (db: Database, ids: readonly string[]) => Promise<Map<string, string>>;

export async function readOrganisation(
	row: Record<string, string>,
	{ defaults, now }: Order
): Promise<Outcome<OrganisationDraft>> {
	const parsed = parseOrganisation(typedOfRow(row, defaults));
	const [first] = parsed.draft ? listProblems(parsed.draft, dayOf(now)) : parsed.problems;
	if (first) return refuse(first.reason, { ...first.details, field: first.field });
	if (!parsed.draft) throw new Error('a row without a draft has no problems');
	return accept(await settleByTown(parsed.draft));
}

export function organisationIntake(askReliance: AskReliance): Intake<OrganisationDraft> {
	return {
		read: readOrganisation,
		open() {
			const known = recogniser();
			return {
				judge: (db, drafts) => judge(known, db, drafts),
				write: (tx, actor, drafts, order) => write(known, tx, actor, drafts, order)
			};
		},
		undo: (tx, actor, rows, order) => undoOrganisations(tx, actor, rows, { order, askReliance })
	};
}

type Known = ReturnType<typeof recogniser>;

async function judge(
	known: Known,
	db: Database,
	drafts: readonly OrganisationDraft[]
): Promise<Verdict[]> {
	const asked = drafts.map(knownBy);
	const entered = await known.recognise(db, asked);
	return asked.map((row, at) => {
		const { id, alikeId } = entered[at] ?? {};
		const [again] = id ? [id] : known.recall(row);
		known.remember(row, again ?? 'above');
		return again
			? { outcome: 'known', subjectId: again === 'above' ? null : again }
			: { outcome: 'new', subjectId: null, alikeId };
	});
}

async function write(
	known: Known,
	tx: Transaction,
	actor: Actor,
	drafts: readonly OrganisationDraft[],
	{ id, now }: Order
): Promise<Written[]> {
	const asked = drafts.map(knownBy);
	const entered = await known.recognise(tx, asked);
	const fresh: OrganisationDraft[] = [];
	const places = asked.map((row, at) => {
		const again = entered[at]?.id ?? known.recall(row)[0];
		if (again) return again;
		const place = `fresh:${fresh.push(drafts[at] as OrganisationDraft) - 1}`;
		known.remember(row, place);
		return place;
	});
	const ids = await registerBatch(tx, actor, fresh, now, id);
	const firsts = new Set<string>();
	const written = places.map((place, at): Written => {
		const isFresh = place.startsWith('fresh:') && !firsts.has(place);
		firsts.add(place);
		const subjectId = place.startsWith('fresh:') ? (ids[Number(place.slice(6))] ?? null) : place;
		return {
			outcome: isFresh ? 'new' : 'known',
			subjectId,
			subjectKind: 'organisation',
			details: isFresh && entered[at]?.alikeId ? { alikeId: entered[at].alikeId } : {}
		};
	});
	asked.forEach((row, at) => known.settle(row, written[at]?.subjectId ?? ''));
	return written;
}

export async function undoOrganisations(
	tx: Transaction,
	actor: Actor,
	rows: readonly UndoneRow[],
	{ order, askReliance }: { order: Order; askReliance: AskReliance }
): Promise<{ rowNumber: number; reason: string }[]> {
	const there = await listThere(
		tx,
		rows.flatMap(({ subjectId }) => subjectId ?? [])
	);
	// What an interrupted turn took back already is neither kept nor taken back again.
	const made = rows.filter(
		({ outcome, subjectId }) => outcome === 'new' && subjectId && there.has(subjectId)
	);
	const ids = made.map(({ subjectId }) => subjectId as string);
	const reliance = await askReliance(tx, ids);
	const { kept } = await removeOrganisations(tx, actor, {
		ids: ids.filter((id) => !reliance.has(id)),
		importId: order.id
	});
	return made.flatMap(({ rowNumber, subjectId }) => {
		const reason =
			reliance.get(subjectId as string) ?? (kept.has(subjectId as string) ? 'changed' : null);
		return reason ? [{ rowNumber, reason }] : [];
	});
}

async function listThere(tx: Transaction, ids: readonly string[]): Promise<Set<string>> {
	if (ids.length === 0) return new Set();
	const rows = await tx.selectFrom('organisation').select('id').where('id', 'in', ids).execute();
	return new Set(rows.map(({ id }) => id));
}
