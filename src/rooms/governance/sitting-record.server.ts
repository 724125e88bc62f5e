import type { Database } from '#platform/database/database.ts';

const sittings = (db: Database) =>
	db
		.selectFrom('sitting')
		.innerJoin('organ', 'organ.id', 'sitting.organId')
		.leftJoin('sittingConvocation', 'sittingConvocation.sittingId', 'sitting.id')
		.leftJoin('sittingCallingOff', 'sittingCallingOff.sittingId', 'sitting.id')
		.leftJoin('sittingOpening', 'sittingOpening.sittingId', 'sitting.id')
		.selectAll('sitting')
		.select(['ownerKind', 'ownerId', 'kind', 'composition', 'weighting', 'quorumPercent'])
		.select(['noticeDays', 'proxiesEach', 'organ.majority', 'organ.names as organNames'])
		.select(['convenedAt', 'calledOffAt', 'reason', 'openedAt', 'closedAt'])
		.select(['chairName', 'secretaryName', 'isDemo'])
		.select((eb) =>
			eb
				.selectFrom('agendaItem')
				.whereRef('agendaItem.sittingId', '=', 'sitting.id')
				.select((count) => count.fn.countAll<number>().as('count'))
				.as('agenda')
		);

export async function findSitting(db: Database, id: string) {
	const found = await sittings(db).where('sitting.id', '=', id).executeTakeFirst();
	return found && { ...found, agenda: Number(found.agenda ?? 0) };
}

export type SittingRecord = NonNullable<Awaited<ReturnType<typeof findSitting>>>;

export async function getSitting(db: Database, id: string): Promise<SittingRecord> {
	const found = await findSitting(db, id);
	if (!found) throw new Error(`no sitting ${id}`);
	return found;
}

export const listSittings = (db: Database, organId: string) =>
	sittings(db)
		.where('organId', '=', organId)
		.orderBy('startsAt', 'desc')
		.orderBy('sitting.id')
		.limit(200)
		.execute();

export const listVoters = (db: Database, sittingId: string) =>
	db
		.selectFrom('sittingVoter')
		.leftJoin('person', (join) =>
			join
				.onRef('person.email', '=', 'sittingVoter.email')
				.on('emailVerified', '=', true)
				.on('erasedAt', 'is', null)
		)
		.leftJoin('organisation', 'organisation.id', 'sittingVoter.organisationId')
		.selectAll('sittingVoter')
		.select((eb) =>
			eb
				.selectFrom('organisationContact')
				.select('organisationContact.email')
				.whereRef('organisationContact.organisationId', '=', 'sittingVoter.organisationId')
				.where('organisationContact.email', 'is not', null)
				.orderBy('place')
				.limit(1)
				.as('organisationEmail')
		)
		.select(['organisation.originalLocale as organisationLocale'])
		.select((eb) => eb.fn.coalesce('sittingVoter.personId', 'person.id').as('personId'))
		.where('sittingId', '=', sittingId)
		.orderBy('sittingVoter.name')
		.orderBy('sittingVoter.id')
		.execute();

export type VoterRecord = Awaited<ReturnType<typeof listVoters>>[number];
