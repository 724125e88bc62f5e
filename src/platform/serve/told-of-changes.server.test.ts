import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { house } from '#platform/actor.ts';
import { testDatabaseAt } from '#platform/database/testing.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { hearOfChanges } from './told-of-changes.ts';

const { db, url } = await testDatabaseAt();
const stops: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(stops.map((stop) => stop())));

const deed = (isPublic: boolean) =>
	db.transaction().execute((tx) =>
		record(tx, house, {
			deed: 'cluster.changed',
			subject: { kind: 'cluster', id: newId() },
			isPublic
		})
	);

const patience = { timeout: 60_000 };

describe('a process', () => {
	it('hears of public deeds, stays deaf to others, and comes back after a break', async () => {
		const keeper = { drop: vi.fn(), trust: vi.fn() };
		stops.push(hearOfChanges(url, keeper));
		await vi.waitFor(() => expect(keeper.trust).toHaveBeenLastCalledWith(true), patience);

		await deed(false);
		await pause(150);
		expect(keeper.drop).not.toHaveBeenCalled();

		await deed(true);
		await vi.waitFor(() => expect(keeper.drop).toHaveBeenCalledOnce(), patience);

		await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'osnova changes' and datname = current_database()`.execute(
			db
		);
		await vi.waitFor(() => expect(keeper.trust).toHaveBeenCalledWith(false), patience);
		await vi.waitFor(() => expect(keeper.trust).toHaveBeenLastCalledWith(true), patience);
	});
});
