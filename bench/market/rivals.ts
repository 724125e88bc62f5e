import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import type { Wanted } from '#platform/search/wanted.ts';

/** The texts as they stand, looked through for each word. */
export function byLikeWords(db: Database) {
	return async ({ wanted }: { wanted: Wanted }): Promise<void> => {
		const likes = (wanted.text ?? '')
			.split(/\s+/)
			.map((word) => sql`title || ' ' || summary ilike ${`%${word.replace(/[%_\\]/g, '\\$&')}%`}`);
		await sql`select entry_id from entry_text where ${sql.join(likes, sql` and `)} limit 20`.execute(
			db
		);
	};
}

/** How like the letters of the titles are, each with each. */
export async function weighAll(db: Database, id: string): Promise<void> {
	await sql`
		select other.entry_id from entry_text own, entry_text other
			join marketplace_entry there on there.id = other.entry_id
		where own.entry_id = ${id} and there.direction <>
			(select direction from marketplace_entry where id = ${id})
		order by similarity(own.title, other.title) desc limit 12`.execute(db);
}
