import { afterAll, describe, expect, it, vi } from 'vitest';
import { testDatabaseAt } from '#platform/database/testing.ts';
import { diskFileStore } from '#platform/files/disk.server.ts';
import { enqueue, startJobs } from './jobs.server.ts';

const { db, url } = await testDatabaseAt();
const tools = { db, files: diskFileStore('/nowhere'), clock: () => new Date(0) };
const stops: (() => Promise<void>)[] = [];
afterAll(async () => {
	for (const stop of stops) await stop();
});

describe('work', () => {
	it('is done once though two processes wait for it, and again after a failure', async () => {
		const done: string[] = [];
		let failures = 1;
		const job = {
			name: 'weave',
			work: (_tools: object, order: object) => {
				if (failures-- > 0) throw new Error('the thread broke');
				done.push((order as { cloth: string }).cloth);
				return Promise.resolve();
			}
		};
		stops.push(await startJobs(url, [job], tools), await startJobs(url, [job], tools));
		await enqueue(url, 'weave', { cloth: 'linen' });
		await vi.waitFor(() => expect(done).toEqual(['linen']), { timeout: 120_000, interval: 200 });
	});
});
