import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { testDatabaseAt } from '#platform/database/testing.ts';
import { newId } from '#platform/ids.ts';
import { hearOfBoard } from './board-news.server.ts';

const { db, url } = await testDatabaseAt();

function hear(eventId: string) {
	const ear = { heard: 0 };
	onTestFinished(hearOfBoard(url, eventId, () => (ear.heard += 1)));
	return ear;
}

const change = (eventId: string) => sql`select pg_notify('osnova_board', ${eventId})`.execute(db);

it('looks once when its ear is open, and then at every change of its own event', async () => {
	const [event, other] = [newId(), newId()];
	const first = hear(event);
	await expect.poll(() => first.heard).toBe(1);
	await change(other);
	await change(event);
	await expect.poll(() => first.heard).toBe(2);
	const late = hear(event);
	await expect.poll(() => late.heard).toBe(1);
	await change(event);
	await expect.poll(() => [first.heard, late.heard]).toEqual([3, 2]);
});
