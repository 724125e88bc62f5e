import { after, days } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';

/** Takes away what has run out: sessions, links, counts of attempts, accounts never confirmed. */
export async function sweepAccounts(db: Database, now: Date): Promise<void> {
	await db.deleteFrom('session').where('expiresAt', '<', now).execute();
	await db.deleteFrom('verification').where('expiresAt', '<', now).execute();
	await db
		.deleteFrom('signInRate')
		.where('lastRequest', '<', after(now, -days(1)).getTime())
		.execute();
	await db
		.deleteFrom('person')
		.where('emailVerified', '=', false)
		.where('erasedAt', 'is', null)
		.where('createdAt', '<', after(now, -days(7)))
		.where((eb) =>
			eb.not(
				eb.exists(eb.selectFrom('roleGrant').select('id').whereRef('personId', '=', 'person.id'))
			)
		)
		.execute();
}
