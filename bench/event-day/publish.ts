/**
 * The timetable of the demo world's brokerage event, as the organiser has it made: from the button, until
 * its page shows it computed, and from the second button until it is published and everybody's letter
 * is written. Before each round all meetings are taken away.
 * `node bench/event-day/publish.ts [--rounds 20] [--json]`, on the built pages.
 */
import { parseArgs } from 'node:util';
import { openDatabase } from '#platform/database/database.ts';
import { plans } from '#rooms/meetings/demo-event.ts';
import { openBuiltHouse, signIn } from '../built-house.ts';
import { load, machine, percentile, round, tableOf } from '../machine.ts';

const { values } = parseArgs({
	options: {
		rounds: { type: 'string', default: '20' },
		port: { type: 'string', default: '4431' },
		json: { type: 'boolean', default: false }
	}
});
const pollMs = 100;
const steps = ['computed and shown', 'published', 'both'] as const;

const slug = plans.find(({ isOver }) => !isOver)?.slug ?? '';
const house = await openBuiltHouse({ port: Number(values.port) });
const db = openDatabase(house.databaseUrl, { max: 2 });
const before = load();
try {
	const cookie = await signIn(house.address, 'manager@lodz.example');
	const base = `${house.address}/en/events/${slug}/manage/meetings`;
	const { id: eventId } = await db
		.selectFrom('event')
		.select('id')
		.where('slug', '=', slug)
		.executeTakeFirstOrThrow();
	const took: number[][] = [];
	for (let turn = 0; turn < Number(values.rounds); turn += 1) {
		await clear(eventId);
		const begun = performance.now();
		const page = await press(`${base}/timetable?/run`, cookie, { budget: 'quick' });
		await untilComputed(page, cookie);
		const computed = performance.now();
		await press(`${page}?/publish`, cookie, { id: page.split('/').at(-1) ?? '' });
		const ended = performance.now();
		took.push([computed - begun, ended - computed, ended - begun]);
	}
	report(took, await countMeetings(eventId));
} finally {
	await db.destroy();
	await house.close();
}

async function clear(eventId: string): Promise<void> {
	await db.deleteFrom('boardChange').where('eventId', '=', eventId).execute();
	await db.deleteFrom('meeting').where('eventId', '=', eventId).execute();
}

async function countMeetings(eventId: string): Promise<number> {
	const { count } = await db
		.selectFrom('meeting')
		.select((eb) => eb.fn.countAll().as('count'))
		.where('eventId', '=', eventId)
		.where('calledOffAt', 'is', null)
		.executeTakeFirstOrThrow();
	return Number(count);
}

/** Sends a form as a browser without script does, and answers where it leads. */
async function press(url: string, cookie: string, fields: Record<string, string>) {
	const headers = { origin: house.address, accept: 'text/html', cookie };
	const body = new URLSearchParams(fields);
	const answer = await fetch(url, { method: 'POST', redirect: 'manual', headers, body });
	const location = answer.headers.get('location');
	if (answer.status !== 303 || !location) throw new Error(`${url}: ${answer.status}`);
	return new URL(location, url).href.split('?')[0] ?? '';
}

async function untilComputed(page: string, cookie: string): Promise<void> {
	for (;;) {
		const answer = await fetch(page, { headers: { cookie } });
		if ((await answer.text()).includes('?/publish')) return;
		await new Promise((done) => setTimeout(done, pollMs));
	}
}

function report(took: readonly number[][], meetings: number): void {
	const rows = steps.map((step, at) => {
		const all = took.map((one) => one[at] ?? 0);
		const figures = [percentile(all, 0.5), percentile(all, 0.95), Math.max(...all)];
		return [step, all.length, ...figures.map(round)];
	});
	if (values.json) return console.log(JSON.stringify({ machine: machine(), before, rows }));
	console.log(`${machine()}, load ${before} before; ${meetings} meetings\n`);
	console.log(tableOf(['step', 'rounds', 'p50 ms', 'p95 ms', 'worst ms'], rows));
}
