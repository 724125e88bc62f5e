import { sql } from 'kysely';
import { effectivePersonId, isSignedIn, type Actor } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';
import { prepared } from '#platform/database/prepared.ts';
import { standsFor } from './access.ts';
import type { TitledTexts, Texts } from './organ.ts';

export type Awaiting = {
	kind: 'sitting' | 'vote';
	/** In the language's address: `/sittings/<id>`. */
	path: string;
	organNames: Texts;
	resolution: TitledTexts | null;
	startsAt: Date;
	timeZone: string;
	/** By when it is to be done, where there is a limit. */
	until: Date | null;
	/** For whom: the voter's name. */
	voter: string;
};

/** Sittings somebody is convened to, and votes that are open to them; the soonest first. */
export async function listAwaiting(db: Database, actor: Actor, now: Date): Promise<Awaiting[]> {
	const rows = (await listOwnSeats(db, actor, now)).filter((row) => standsFor(actor, row));
	const sittings = [...new Set(rows.map(({ sittingId }) => sittingId))];
	const votes = sittings.length === 0 ? [] : await listOpenVotes(db, sittings, now);
	const given = new Set(votes.map(({ resolutionId, voterId }) => `${resolutionId} ${voterId}`));
	return rows
		.flatMap((row): Awaiting[] => {
			const { organNames, startsAt, timeZone, name: voter, sittingId } = row;
			const shared = { organNames, startsAt, timeZone, voter, path: `/sittings/${sittingId}` };
			if (!row.openedAt) return [{ ...shared, kind: 'sitting', resolution: null, until: startsAt }];
			const open = new Map(
				votes.filter((vote) => vote.sittingId === sittingId).map((one) => [one.resolutionId, one])
			);
			return [...open.values()]
				.filter(({ resolutionId }) => !given.has(`${resolutionId} ${row.id}`))
				.map(({ texts, closesAt }) => ({
					...shared,
					kind: 'vote',
					resolution: texts,
					until: closesAt
				}));
		})
		.sort((a, b) => Number(a.until ?? now) - Number(b.until ?? now));
}

async function listOwnSeats(db: Database, actor: Actor, now: Date) {
	const personId = effectivePersonId(actor);
	if (!isSignedIn(actor) || !personId) return [];
	const scopes = actor.grants.flatMap(({ scopeId }) => scopeId ?? []);
	const ofOwn = sql<string>`any(${scopes}::uuid[])`;
	return db
		.selectFrom('sittingVoter')
		.innerJoin('sitting', 'sitting.id', 'sittingId')
		.innerJoin('organ', 'organ.id', 'organId')
		.innerJoin('sittingConvocation', 'sittingConvocation.sittingId', 'sitting.id')
		.leftJoin('sittingCallingOff', 'sittingCallingOff.sittingId', 'sitting.id')
		.leftJoin('sittingOpening', 'sittingOpening.sittingId', 'sitting.id')
		.leftJoin('person', (join) =>
			join.onRef('person.email', '=', 'sittingVoter.email').on('emailVerified', '=', true)
		)
		.select(['sittingVoter.id', 'sittingVoter.name', 'sittingVoter.sittingId'])
		.select(['sittingVoter.organisationId', 'sittingVoter.clusterId'])
		.select((eb) => eb.fn.coalesce('sittingVoter.personId', 'person.id').as('personId'))
		.select(['organ.names as organNames', 'startsAt', 'sitting.timeZone', 'openedAt'])
		.modifyFront(prepared('own_seats'))
		.where('calledOffAt', 'is', null)
		.where('closedAt', 'is', null)
		.where('lostRightAt', 'is', null)
		.where((or) => or.or([or('openedAt', 'is not', null), or('endsAt', '>', now)]))
		.where((or) =>
			or.or([
				or('sittingVoter.personId', '=', personId),
				or('person.id', '=', personId),
				or('sittingVoter.organisationId', '=', ofOwn),
				or('sittingVoter.clusterId', '=', ofOwn)
			])
		)
		.orderBy('startsAt')
		.orderBy('sittingVoter.id')
		.limit(200)
		.execute();
}

const listOpenVotes = (db: Database, sittingIds: string[], now: Date) =>
	db
		.selectFrom('resolution')
		.innerJoin('voteOpening', 'voteOpening.resolutionId', 'resolution.id')
		.leftJoin('voteClosing', 'voteClosing.resolutionId', 'resolution.id')
		.leftJoin('vote', 'vote.resolutionId', 'resolution.id')
		.select(['resolution.id as resolutionId', 'sittingId', 'texts', 'closesAt', 'voterId'])
		.where('sittingId', 'in', sittingIds)
		.where('voteClosing.closedAt', 'is', null)
		.where((or) => or.or([or('closesAt', 'is', null), or('closesAt', '>', now)]))
		.execute();
