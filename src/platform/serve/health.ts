import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import { isMigrated } from '#platform/database/migrate.ts';
import { running } from '#platform/running.ts';
import { answer, pathOf, type Door } from './doors.ts';

const PATIENCE_MS = 2_000;

/** `/healthz`: the process lives. `/readyz`: it may be sent visitors. */
export function health(db: Database): Door {
	return (request, response, next) => {
		const path = pathOf(request);
		if (path === '/healthz') return answer(response, 200, 'alive\n');
		if (path !== '/readyz') return next();
		void whyNotReady(db).then((reason) =>
			answer(response, reason ? 503 : 200, `${reason ?? 'ready'}\n`)
		);
	};
}

export async function whyNotReady(db: Database): Promise<string | undefined> {
	if (running().isStopping) return 'stopping';
	const late = new Promise<string>((done) =>
		setTimeout(done, PATIENCE_MS, 'database away').unref()
	);
	return Promise.race([askDatabase(db).catch(() => 'database away'), late]);
}

async function askDatabase(db: Database): Promise<string | undefined> {
	await sql`select 1`.execute(db);
	return (await isMigrated(db)) ? undefined : 'migrations missing';
}
