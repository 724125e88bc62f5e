import { hashPassword } from 'better-auth/crypto';
import { house, type Role, type ScopeKind } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import type { Locale } from '#platform/locale.ts';
import { unwrap } from '#platform/outcome.ts';
import { grantRole } from './grant.server.ts';

export const demoPassword = 'osnova-demo';

export type DemoPerson = {
	name: string;
	email: string;
	locale: Locale;
	role?: Role;
	scopeKind?: ScopeKind;
	scopeId?: string | null;
};

export async function seedPeople(
	tx: Transaction,
	people: readonly DemoPerson[],
	now: Date
): Promise<void> {
	const password = await hashPassword(demoPassword);
	for (const person of people) await seedPerson(tx, person, password, now);
}

async function seedPerson(tx: Transaction, person: DemoPerson, password: string, now: Date) {
	const { name, email, locale, role, scopeKind, scopeId = null } = person;
	const id = newId();
	await tx
		.insertInto('person')
		.values({
			id,
			name,
			email,
			locale,
			emailVerified: true,
			isDemo: true,
			image: null,
			erasedAt: null
		})
		.execute();
	await tx
		.insertInto('credential')
		.values({ id: newId(), accountId: id, providerId: 'credential', personId: id, password })
		.execute();
	if (role && scopeKind)
		unwrap(
			await grantRole(tx, house, {
				personId: id,
				role,
				scope: { kind: scopeKind, id: scopeId },
				validFrom: now
			})
		);
}

export async function listDemoPeople(db: Database) {
	return db
		.selectFrom('person')
		.leftJoin('roleGrant', 'roleGrant.personId', 'person.id')
		.select(['name', 'email', 'role', 'scopeKind'])
		.where('isDemo', '=', true)
		.where('erasedAt', 'is', null)
		.orderBy('person.id')
		.execute();
}
