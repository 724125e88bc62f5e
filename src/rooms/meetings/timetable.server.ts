import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { isBest, type Answer, type Problem, type Progress, type Verdict } from '#scheduler';
import { readGiven, type Named } from './given.server.ts';
import { listSlots } from './slot.server.ts';
import { listTables } from './table.server.ts';
import { problemOf, type Given } from './timetable.ts';

/** A run that is begun; whoever works behind the pages goes on with it. */
export async function beginTimetable(
	tx: Transaction,
	actor: Actor,
	{ eventId, seed = 1, now }: { eventId: string; seed?: number; now: Date }
): Promise<Outcome<string>> {
	const [slots, tables] = await Promise.all([listSlots(tx, eventId), listTables(tx, eventId)]);
	if (slots.length === 0) return refuse('hours_missing');
	if (tables.length === 0) return refuse('tables_missing');
	const running = await tx
		.selectFrom('timetable')
		.select('id')
		.where('eventId', '=', eventId)
		.where('endedAt', 'is', null)
		.where('beganAt', '>', new Date(now.getTime() - 120_000))
		.executeTakeFirst();
	if (running) return refuse('timetable_running', { id: running.id });
	const id = newId();
	await tx
		.insertInto('timetable')
		.values({
			id,
			eventId,
			kind: 'computed',
			beganAt: now,
			beganById: actor.personId,
			seed,
			endedAt: null,
			failure: null,
			seconds: null,
			problem: null,
			answer: null,
			verdict: null,
			figures: null
		})
		.execute();
	await record(tx, actor, {
		deed: 'timetable.begun',
		subject: { kind: 'event', id: eventId },
		details: { timetableId: id }
	});
	return accept(id);
}

export type Engine = {
	schedule(problem: Problem, told: (progress: Progress) => void): Promise<Answer>;
	check(problem: Problem, answer: Answer): Verdict;
};

/** Computes what was begun, telling how far it is; the checker has the last word. */
export async function computeTimetable(
	db: Database,
	id: string,
	engine: Engine,
	{ named, clock }: { named: Named; clock: () => Date }
): Promise<void> {
	const run = await db.selectFrom('timetable').selectAll().where('id', '=', id).executeTakeFirst();
	if (!run || run.endedAt) return;
	const given = await readGiven(db, run.eventId, named);
	const problem = problemOf(given);
	const tell = progressWriter(db, id);
	try {
		const answer = await engine.schedule(problem, tell);
		await tell.end();
		const verdict = engine.check(problem, answer);
		await db
			.updateTable('timetable')
			.set({
				endedAt: clock(),
				seconds: answer.seconds,
				problem: JSON.stringify(problem),
				answer: JSON.stringify(answer),
				verdict: JSON.stringify(verdict),
				figures: JSON.stringify(figuresOf(given, answer))
			})
			.where('id', '=', id)
			.execute();
	} catch (failure) {
		await tell.end();
		await db
			.updateTable('timetable')
			.set({ endedAt: clock(), failure: String(failure).slice(0, 2000) })
			.where('id', '=', id)
			.execute();
	}
}

/** Each word of progress is written, but never two at once. */
function progressWriter(db: Database, id: string) {
	let latest: Progress | undefined;
	let writing: Promise<unknown> = Promise.resolve();
	const write = async () => {
		if (!latest) return;
		const progress = JSON.stringify(latest);
		latest = undefined;
		await db.updateTable('timetable').set({ progress }).where('id', '=', id).execute();
	};
	const tell = (progress: Progress) => {
		const isIdle = latest === undefined;
		latest = progress;
		if (isIdle) writing = writing.then(write);
	};
	return Object.assign(tell, { end: () => writing });
}

export type TimetableFigures = {
	wishes: number;
	held: number;
	participants: number;
	withMeetings: number;
	slots: number;
	tables: number;
	/** How many aims were counted, and in how many of them nothing could be better; not kept for the oldest. */
	aims?: number;
	aimsAtBest?: number;
};

function figuresOf(given: Given, answer: Answer): TimetableFigures {
	const whoOf = new Map(given.wishes.map(({ id, who }) => [id, who]));
	const met = new Set(answer.meetings.flatMap(({ meeting }) => whoOf.get(String(meeting)) ?? []));
	return {
		wishes: given.wishes.length,
		held: answer.meetings.length,
		participants: given.participants.length,
		withMeetings: met.size,
		slots: given.slots.length,
		tables: given.tables.length,
		aims: answer.aims.length,
		aimsAtBest: answer.aims.filter(isBest).length
	};
}

export async function findTimetable(db: Database, eventId: string, id: string) {
	const row = await db
		.selectFrom('timetable')
		.leftJoin('timetablePublication', 'timetableId', 'timetable.id')
		.selectAll('timetable')
		.select('publishedAt')
		.where('timetable.eventId', '=', eventId)
		.where('timetable.id', '=', id)
		.executeTakeFirst();
	if (!row) return undefined;
	return {
		...row,
		progress: row.progress as Partial<Progress>,
		problem: row.problem as Problem | null,
		answer: row.answer as Answer | null,
		verdict: row.verdict as Verdict | null,
		figures: row.figures as TimetableFigures | null
	};
}

export async function listTimetables(db: Database, eventId: string, limit = 20) {
	const rows = await db
		.selectFrom('timetable')
		.leftJoin('timetablePublication', 'timetableId', 'timetable.id')
		.leftJoin('person', 'person.id', 'beganById')
		.select(['timetable.id', 'beganAt', 'endedAt', 'failure', 'seconds', 'figures', 'publishedAt'])
		.select(sql<string | null>`timetable.answer ->> 'status'`.as('status'))
		.select('person.name as byName')
		.where('timetable.eventId', '=', eventId)
		.orderBy('beganAt', 'desc')
		.orderBy('timetable.id', 'desc')
		.limit(limit)
		.execute();
	return rows.map((row) => ({ ...row, figures: row.figures as TimetableFigures | null }));
}
