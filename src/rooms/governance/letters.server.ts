import type { Database, Transaction } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { writeLetters } from '#platform/mail/letter.server.ts';
import { listAgenda } from './agenda.server.ts';
import { convocationLetter, type ConvocationKind, type Reader } from './mail/convocation-letter.ts';
import { getOwner } from './owner.server.ts';
import { getSitting, listVoters, type VoterRecord } from './sitting-record.server.ts';

export type Writing = {
	sittingId: string;
	kind: ConvocationKind;
	reason?: string;
	now: Date;
	origin: string;
};

/** One letter to each person who votes or stands for a voter; says how many. */
export async function writeConvocations(
	tx: Transaction,
	{ sittingId, kind, reason = '', now, origin }: Writing
): Promise<number> {
	const [sitting, voters, agenda] = await Promise.all([
		getSitting(tx, sittingId),
		listVoters(tx, sittingId),
		listAgenda(tx, sittingId)
	]);
	const owner = await getOwner(tx, sitting);
	const readers = await listReaders(
		tx,
		voters.filter(({ lostRightAt }) => !lostRightAt),
		{ fallback: owner.originalLocale, now }
	);
	const about = { kind, sitting, owner, agenda, reason, now, origin };
	await writeLetters(
		tx,
		readers.map((reader) => convocationLetter(reader, about))
	);
	return readers.length;
}

type Ground = { fallback: Locale; now: Date };

async function listReaders(
	db: Database,
	voters: readonly VoterRecord[],
	{ fallback, now }: Ground
): Promise<Reader[]> {
	const people = await listPeople(db, voters, now);
	const readers = voters.flatMap((voter): Reader[] => {
		const of = (one: { personId: string; name: string; email: string; locale: Locale }) => ({
			...one,
			voter: voter.name
		});
		if (voter.personId || voter.email) {
			const own = people.find(
				({ personId, email }) => personId === voter.personId || email === voter.email
			);
			if (own) return [of(own)];
			const { email, name } = voter;
			return email ? [{ personId: null, name, email, locale: fallback, voter: name }] : [];
		}
		const scope = voter.clusterId ?? voter.organisationId;
		const own = people.filter(({ scopeId }) => scopeId !== null && scopeId === scope);
		if (own.length > 0) return own.map(of);
		const { organisationEmail: email, organisationLocale: locale } = voter;
		return email
			? [{ personId: null, name: voter.name, email, locale: locale ?? fallback, voter: voter.name }]
			: [];
	});
	return [...new Map(readers.map((one) => [`${one.email} ${one.voter}`, one])).values()];
}

/** The people of the voters' own accounts, and those who hold a role in voting organisations. */
async function listPeople(db: Database, voters: readonly VoterRecord[], now: Date) {
	const none = '00000000-0000-0000-0000-000000000000';
	const scopes = voters.flatMap(
		({ clusterId, organisationId }) => clusterId ?? organisationId ?? []
	);
	const ids = voters.flatMap(({ personId }) => personId ?? []);
	const holders = await db
		.selectFrom('roleGrant')
		.innerJoin('person', 'person.id', 'roleGrant.personId')
		.select(['person.id as personId', 'person.name', 'person.email', 'person.locale', 'scopeId'])
		.where('scopeKind', 'in', ['organisation', 'cluster'])
		.where('scopeId', 'in', [none, ...scopes])
		.where('role', 'in', ['manager', 'editor', 'representative'])
		.where('validFrom', '<=', now)
		.where((or) => or.or([or('validUntil', 'is', null), or('validUntil', '>', now)]))
		.where('erasedAt', 'is', null)
		.orderBy('person.id')
		.execute();
	const own = await db
		.selectFrom('person')
		.select(['id as personId', 'name', 'email', 'locale'])
		.where('id', 'in', [none, ...ids])
		.execute();
	return [...holders, ...own.map((one) => ({ ...one, scopeId: null }))];
}
