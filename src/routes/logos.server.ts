import type { Database } from '#platform/database/database.ts';

/** Whether a file is the logo of some organisation, cluster or alliance. */
export async function isPublicLogo(db: Database, fileId: string): Promise<boolean> {
	const shown = await Promise.all(
		(['organisation', 'cluster', 'alliance'] as const).map((kind) =>
			db.selectFrom(kind).select('id').where('logoFileId', '=', fileId).limit(1).executeTakeFirst()
		)
	);
	return shown.some(Boolean);
}
