import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { record } from '#platform/journal/journal.server.ts';
import { listDeedsOfPerson } from '#platform/journal/journal.server.ts';
import type { Locale } from '#platform/locale.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { listGrants, listHolders } from './grant.server.ts';
import { wouldLeaveWithoutManager } from './grant.ts';

export type Profile = { name: string; locale: Locale; timeZone: string };

export async function findPerson(db: Database, id: string) {
	return db
		.selectFrom('person')
		.select([
			'id',
			'name',
			'email',
			'locale',
			'timeZone',
			'twoFactorEnabled',
			'createdAt',
			'isDemo'
		])
		.where('id', '=', id)
		.where('erasedAt', 'is', null)
		.executeTakeFirst();
}

export async function findPersonByEmail(db: Database, email: string) {
	return db
		.selectFrom('person')
		.select(['id', 'name', 'email', 'locale'])
		.where('email', '=', email.toLowerCase())
		.where('erasedAt', 'is', null)
		.executeTakeFirst();
}

export async function listPeople(
	db: Database,
	{ search = '', limit = 50, offset = 0 }: { search?: string; limit?: number; offset?: number }
) {
	let query = db.selectFrom('person').where('erasedAt', 'is', null);
	const like = `%${search.replace(/[%_\\]/g, '\\$&')}%`;
	if (search)
		query = query.where((or) => or.or([or('name', 'ilike', like), or('email', 'ilike', like)]));
	const { total } = await query
		.select((eb) => eb.fn.countAll<number>().as('total'))
		.executeTakeFirstOrThrow();
	const people = await query
		.select(['id', 'name', 'email', 'locale', 'emailVerified', 'createdAt'])
		.orderBy('name')
		.orderBy('id')
		.limit(limit)
		.offset(offset)
		.execute();
	return { people, total: Number(total) };
}

export async function changeProfile(
	tx: Transaction,
	actor: Actor & { personId: string },
	profile: Profile,
	now: Date
): Promise<void> {
	await tx
		.updateTable('person')
		.set({ ...profile, updatedAt: now })
		.where('id', '=', actor.personId)
		.execute();
	await record(tx, actor, {
		deed: 'person.changed',
		subject: { kind: 'person', id: actor.personId }
	});
}

/** The name and address go; the deeds stay in the journal under an id that tells nothing. */
export async function eraseOwnAccount(
	tx: Transaction,
	actor: Actor & { personId: string },
	now: Date
): Promise<Outcome> {
	const id = actor.personId;
	const lonely = await listScopesLedAlone(tx, id, now);
	if (lonely.length > 0) return refuse('last_manager', { scopes: lonely });
	await tx
		.updateTable('roleGrant')
		.set({ validUntil: now })
		.where('personId', '=', id)
		.where('validUntil', 'is', null)
		.execute();
	await tx
		.updateTable('actingFor')
		.set({ endedAt: now })
		.where('endedAt', 'is', null)
		.where((or) => or.or([or('actorId', '=', id), or('personId', '=', id)]))
		.execute();
	for (const table of ['session', 'credential', 'twoFactor', 'passkey'] as const)
		await tx.deleteFrom(table).where('personId', '=', id).execute();
	await tx.deleteFrom('letter').where('personId', '=', id).execute();
	await tx
		.updateTable('person')
		.set({
			name: '–',
			email: `erased-${id}@invalid`,
			emailVerified: false,
			image: null,
			twoFactorEnabled: false,
			erasedAt: now,
			updatedAt: now
		})
		.where('id', '=', id)
		.execute();
	await record(tx, actor, { deed: 'person.erased', subject: { kind: 'person', id } });
	return accept();
}

export async function listScopesLedAlone(db: Database, personId: string, now: Date) {
	const grants = await listGrants(db, personId, now);
	const lonely = [];
	for (const grant of grants) {
		const scope = { kind: grant.scopeKind, id: grant.scopeId };
		const holders = await listHolders(db, scope, now);
		if (wouldLeaveWithoutManager(holders, grant.id, now)) lonely.push(scope);
	}
	return lonely;
}

/** All that the house holds about a person, for them to take along. */
export async function exportOwnRecord(db: Database, personId: string) {
	return {
		person: await findPerson(db, personId),
		roles: await db
			.selectFrom('roleGrant')
			.selectAll()
			.where('personId', '=', personId)
			.orderBy('id')
			.execute(),
		sessions: await db
			.selectFrom('session')
			.select(['createdAt', 'expiresAt', 'ipAddress', 'userAgent'])
			.where('personId', '=', personId)
			.orderBy('id')
			.execute(),
		passkeys: await db
			.selectFrom('passkey')
			.select(['name', 'createdAt'])
			.where('personId', '=', personId)
			.orderBy('id')
			.execute(),
		letters: await db
			.selectFrom('letter')
			.select(['kind', 'subject', 'text', 'writtenAt', 'sentAt'])
			.where('personId', '=', personId)
			.orderBy('id')
			.execute(),
		deeds: await listDeedsOfPerson(db, personId)
	};
}

export async function listPasskeys(db: Database, personId: string) {
	return db
		.selectFrom('passkey')
		.select(['id', 'name', 'createdAt'])
		.where('personId', '=', personId)
		.orderBy('createdAt')
		.orderBy('id')
		.execute();
}

/** Names by id, for whatever tells of deeds. */
export async function listPersonNames(
	db: Database,
	ids: readonly (string | null)[]
): Promise<Map<string, string>> {
	const wanted = [...new Set(ids)].filter((id) => id !== null);
	if (wanted.length === 0) return new Map();
	const rows = await db
		.selectFrom('person')
		.select(['id', 'name'])
		.where('id', 'in', wanted)
		.execute();
	return new Map(rows.map(({ id, name }) => [id, name]));
}
