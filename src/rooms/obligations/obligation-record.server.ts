import type { Database } from '#platform/database/database.ts';
import type { AgreementState } from '#rooms/agreements/agreement.ts';
import { coverageOf, type CoverageRow } from './coverage.ts';
import { standingOf } from './obligation-life.ts';

/** The promises of one agreement, what was done of each and how each stands on a day. */
export async function listObligations(
	db: Database,
	{ id, state }: { id: string; state: AgreementState },
	today: string
) {
	const [rows, fulfilments] = await Promise.all([
		db
			.selectFrom('obligation')
			.leftJoin('person', 'person.id', 'obligation.ownerId')
			.leftJoin('partyWithdrawal', 'partyWithdrawal.partyId', 'obligation.partyId')
			.selectAll('obligation')
			.select(['person.name as ownerName', 'partyWithdrawal.endsOn as partyLeavesOn'])
			.where('agreementId', '=', id)
			.orderBy('nextDueOn')
			.orderBy('obligation.id')
			.limit(500)
			.execute(),
		listFulfilments(db, id)
	]);
	return rows.map((row) => {
		const own = fulfilments.filter(({ obligationId }) => obligationId === row.id);
		const standing = standingOf({ ...row, state }, today);
		const times = own.filter(({ takenBackAt }) => takenBackAt === null).length;
		return { ...row, standing, times, fulfilments: own };
	});
}

export type LivedObligation = Awaited<ReturnType<typeof listObligations>>[number];

async function listFulfilments(db: Database, agreementId: string) {
	const [rows, evidence] = await Promise.all([
		db
			.selectFrom('obligationFulfilment')
			.innerJoin('obligation', 'obligation.id', 'obligationFulfilment.obligationId')
			.leftJoin('person', 'person.id', 'obligationFulfilment.recordedById')
			.selectAll('obligationFulfilment')
			.select('person.name as by')
			.where('obligation.agreementId', '=', agreementId)
			.orderBy('doneOn', 'desc')
			.orderBy('obligationFulfilment.id', 'desc')
			.limit(2000)
			.execute(),
		db
			.selectFrom('obligationEvidence')
			.innerJoin('obligationFulfilment', 'obligationFulfilment.id', 'fulfilmentId')
			.innerJoin('obligation', 'obligation.id', 'obligationFulfilment.obligationId')
			.select(['obligationEvidence.id', 'fulfilmentId', 'kind', 'subjectId', 'fileId'])
			.select(['url', 'label'])
			.where('obligation.agreementId', '=', agreementId)
			.orderBy('obligationEvidence.id')
			.limit(5000)
			.execute()
	]);
	return rows.map((row) => ({
		...row,
		evidence: evidence.filter(({ fulfilmentId }) => fulfilmentId === row.id)
	}));
}

/** The coverage of several agreements at once, as their public side shows it. */
export async function coverageOfMany(
	db: Database,
	ids: readonly string[],
	today: string
): Promise<Map<string, CoverageRow[]>> {
	if (ids.length === 0) return new Map();
	const wanted = [...ids];
	const [areas, parties, kept] = await Promise.all([
		db
			.selectFrom('agreementArea')
			.select(['agreementId', 'area'])
			.where('agreementId', 'in', wanted)
			.orderBy('position')
			.execute(),
		db
			.selectFrom('agreementParty')
			.select(['agreementId', 'id'])
			.where('agreementId', 'in', wanted)
			.orderBy('position')
			.execute(),
		listKept(db, wanted, today)
	]);
	const of = <Row extends { agreementId: string }>(rows: readonly Row[], id: string) =>
		rows.filter(({ agreementId }) => agreementId === id);
	return new Map(
		wanted.map((id) => [
			id,
			coverageOf(
				of(areas, id).map(({ area }) => area),
				of(parties, id).map((party) => party.id),
				of(kept, id)
			)
		])
	);
}

async function listKept(db: Database, ids: readonly string[], today: string) {
	const rows = await db
		.selectFrom('obligation')
		.innerJoin('agreement', 'agreement.id', 'obligation.agreementId')
		.leftJoin('partyWithdrawal', 'partyWithdrawal.partyId', 'obligation.partyId')
		.select(['agreementId', 'area', 'obligation.partyId', 'nextDueOn', 'completedAt'])
		.select(['releasedAt', 'agreement.state', 'partyWithdrawal.endsOn as partyLeavesOn'])
		.select(({ selectFrom, fn }) =>
			selectFrom('obligationFulfilment')
				.select(fn.countAll<number>().as('times'))
				.whereRef('obligationId', '=', 'obligation.id')
				.where('takenBackAt', 'is', null)
				.as('times')
		)
		.where('agreementId', 'in', [...ids])
		.execute();
	return rows.map(({ agreementId, area, partyId, times, ...row }) => ({
		...{ agreementId, area, partyId, times: Number(times) },
		standing: standingOf(row, today)
	}));
}
