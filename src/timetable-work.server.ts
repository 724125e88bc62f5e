import type { Database, Transaction } from '#platform/database/database.ts';
import type { Job } from '#platform/jobs/job.ts';
import { enqueue } from '#platform/jobs/jobs.server.ts';
import { check, scheduleInWorker } from '#scheduler';
import { listEventNames } from '#rooms/events/event-record.server.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import { computeTimetable } from '#rooms/meetings/timetable.server.ts';

type Order = { timetableId: string; eventId: string; seconds: number };

/** How long a run may take: as long as somebody looks at it, or while they fetch coffee. */
export const budgets = { quick: 1, thorough: 30 } as const;

export const timetableJob: Job<Order> = {
	name: 'timetable',
	within: 120,
	isUrgent: true,
	async work({ db, clock }, { timetableId, eventId, seconds }) {
		const named = await findNamed(db, eventId);
		if (!named) return;
		const engine = {
			schedule: (
				...[problem, better]: Parameters<Parameters<typeof computeTimetable>[2]['schedule']>
			) => scheduleInWorker(problem, { seconds, better }),
			check
		};
		await computeTimetable(db, timetableId, engine, { named, clock });
	}
};

export async function orderTimetable(order: Order): Promise<void> {
	if (!process.env.DATABASE_URL) throw new Error('DATABASE_URL is not set; bin/start sets it');
	await enqueue(process.env.DATABASE_URL, timetableJob.name, order);
}

/** What the scheduler calls the event, and by which clock its days begin. */
export async function findNamed(db: Database | Transaction, eventId: string) {
	const event = (await listEventNames(db, [eventId])).get(eventId);
	if (!event) return undefined;
	const { texts, originalLocale, timeZone } = event;
	return { name: nameFor(texts, originalLocale, originalLocale), timeZone };
}
