import type { Actor } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import type { Locale } from '#platform/locale.ts';

export async function aPerson(
	db: Database,
	{ name, email, locale = 'pl' }: { name: string; email?: string; locale?: Locale }
): Promise<{ id: string; actor: Actor & { personId: string } }> {
	const id = newId();
	await db
		.insertInto('person')
		.values({
			id,
			name,
			email: email ?? `${id}@example.org`,
			emailVerified: true,
			locale,
			image: null,
			erasedAt: null
		})
		.execute();
	return { id, actor: { personId: id, onBehalfOfId: null, grants: [] } };
}
