import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, it, vi } from 'vitest';
import { testDatabaseAt } from '#platform/database/testing.ts';
import { diskFileStore } from '#platform/files/disk.server.ts';
import type { Job } from '#platform/jobs/job.ts';
import { enqueue, startJobs } from '#platform/jobs/jobs.server.ts';
import { writeLetter } from '#platform/mail/letter.server.ts';
import { postWaitingLetters, type Carrier } from '#platform/mail/posting.server.ts';
import { backUp } from './backup.server.ts';
import { restore } from './restore.server.ts';

const [here, there] = [await testDatabaseAt(), await testDatabaseAt()];
const home = await mkdtemp(path.join(tmpdir(), 'osnova-orders-'));
afterAll(() => rm(home, { recursive: true }));

const files = diskFileStore(path.join(home, 'files'));
const report = () => undefined;
const now = new Date('2026-03-02T09:00:00Z');
const clock = () => now;
const letter = {
	kind: 'test',
	to: 'anna@lodz.example',
	locale: 'pl' as const,
	subject: 'Zażółć',
	paragraphs: ['gęślą']
};

it('what was ordered before the backup is done once after the restore, letters and work alike', async () => {
	const done: unknown[] = [];
	const job: Job<{ cloth: string }> = {
		name: 'weave',
		work: (_, { cloth }) => Promise.resolve(void done.push(cloth))
	};
	const round: Job = { name: 'round', every: '0 3 * * *', work: () => Promise.resolve() };
	const jobs = [job as Job, round];
	await (
		await startJobs(here.url, jobs, { db: here.db, files, clock })
	)();
	await enqueue(here.url, 'weave', { cloth: 'linen' });
	await enqueue(here.url, 'weave', { cloth: 'wool' });
	await enqueue(here.url, 'round', {});
	await sql`update pgboss.job set state = 'active' where data->>'cloth' = 'wool'`.execute(here.db);
	await writeLetter(here.db, letter);

	const file = path.join(home, 'house.osnova');
	await backUp(file, { url: here.url, files, report });
	await restore(file, { url: there.url, files, report, mayReplace: true });
	// A backup of what nobody has taken up yet loses nothing either.
	await backUp(file, { url: there.url, files, report });
	await restore(file, { url: there.url, files, report, mayReplace: true });

	const tools = { db: there.db, files, clock };
	const stops = await Promise.all([1, 2].map(() => startJobs(there.url, jobs, tools)));
	await vi.waitFor(() => expect(done).toHaveLength(2), { timeout: 120_000, interval: 200 });
	await new Promise((wait) => setTimeout(wait, 2_500));
	expect(done.sort()).toEqual(['linen', 'wool']);
	expect(await there.db.selectFrom('waitingOrder').selectAll().execute()).toEqual([]);
	for (const stop of stops) await stop();

	const carried: string[] = [];
	const carry: Carrier = ({ to }) => Promise.resolve(void carried.push(to));
	await Promise.all([1, 2].map(() => postWaitingLetters(there.db, carry, now)));
	expect(carried).toEqual([letter.to]);
});
