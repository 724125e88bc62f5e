/**
 * An event day: a thousand people read their agenda, 20 desks check in, 5 organisers move meetings,
 * each with an open board. How long does each wait, and when does every board know of a move?
 * `node bench/event-day/run.ts [--seconds 300] [--json]`, on the built pages.
 */
import { parseArgs } from 'node:util';
import { openDatabase } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { listMeetings } from '#rooms/meetings/meeting.server.ts';
import { listParticipants } from '#rooms/meetings/participant.server.ts';
import { seedOne } from '#rooms/meetings/seed.server.ts';
import { listSlots } from '#rooms/meetings/slot.server.ts';
import { listTables } from '#rooms/meetings/table.server.ts';
import { openBuiltHouse, signIn } from '../built-house.ts';
import { load, machine, percentile, round, tableOf } from '../machine.ts';
import { keepBoard } from './board.ts';

const { values } = parseArgs({
	options: {
		seconds: { type: 'string', default: '300' },
		port: { type: 'string', default: '4430' },
		json: { type: 'boolean', default: false }
	}
});
const seconds = Number(values.seconds);
const slug = 'event-day';
const people = 1000;

const house = await openBuiltHouse({ port: Number(values.port) });
const db = openDatabase(house.databaseUrl, { max: 2 });
const took: Record<string, number[]> = { agenda: [], 'check-in': [], move: [], board: [] };
const answers: Record<string, Record<number, number>> = {};
try {
	const eventId = await seedDay();
	const cookies = await Promise.all(
		['manager@lodz.example', 'editor@lodz.example'].map((email) => signIn(house.address, email))
	);
	const [cookie = ''] = cookies;
	const base = `${house.address}/en/events/${slug}`;
	const registered = await listParticipants(db, eventId);
	const ends = performance.now() + seconds * 1000;
	const boards = await Promise.all(
		Array.from({ length: 5 }, () => keepBoard(`${base}/manage/meetings/changes`, cookie))
	);
	const before = load();
	const ask = async (what: string, url: string, wish: RequestInit = {}) => {
		const begun = performance.now();
		const acts = what === 'move';
		const accept = acts ? 'application/json' : 'text/html';
		const script: Record<string, string> = acts ? { 'x-sveltekit-action': 'true' } : {};
		const headers = { origin: house.address, accept, ...script, ...wish.headers };
		const answer = await fetch(url, { redirect: 'manual', ...wish, headers });
		const text = await answer.text();
		took[what]?.push(performance.now() - begun);
		// An act sent as the page's script sends it is answered in JSON with a status of its own.
		const status = acts ? (JSON.parse(text) as { status: number }).status : answer.status;
		const known = (answers[what] ??= {});
		known[status] = (known[status] ?? 0) + 1;
		return status;
	};
	const every = async (pause: number, work: (turn: number) => Promise<unknown>) => {
		await sleep(Math.random() * pause);
		for (let turn = 0; performance.now() < ends; turn += 1) {
			const begun = performance.now();
			await work(turn);
			await sleep(Math.max(0, pause - (performance.now() - begun)));
		}
	};
	const readers = registered.slice(0, people).map(({ id }, at) =>
		every(60_000, () =>
			ask('agenda', `${base}/meetings?as=${id}`, {
				headers: { cookie: cookies[at % cookies.length] ?? '' }
			})
		)
	);
	const desks = Array.from({ length: 20 }, (_, desk) =>
		every(3_000, (turn) => {
			const one = registered[(desk * 50 + turn) % registered.length];
			const note = {
				id: newId(),
				kind: 'here',
				registrationId: one?.registrationId,
				sessionId: null,
				ago: 0
			};
			const body = JSON.stringify({ device: `desk ${desk + 1}`, notes: [note] });
			const headers = { cookie, 'content-type': 'application/json' };
			return ask('check-in', `${base}/manage/check-in/attendance`, {
				method: 'POST',
				headers,
				body
			});
		})
	);
	const organisers = Array.from({ length: 5 }, () => every(5_000, () => moveOne(eventId, base)));
	await Promise.all([...readers, ...desks, ...organisers]);
	boards.forEach((board) => board.close());
	report(before);

	/** Some meeting to some place where it fits; the boards are watched from the moment it is sent. */
	async function moveOne(id: string, at: string) {
		const move = await findMove(id);
		if (!move) return;
		const heard = Promise.all(boards.map((board) => board.next(3000)));
		const sent = performance.now();
		const body = new URLSearchParams(move);
		const status = await ask('move', `${at}/manage/meetings/board?/move`, {
			method: 'POST',
			body,
			headers: { cookie }
		});
		if (status !== 303) return;
		for (const moment of await heard) took.board?.push(moment - sent);
	}
} finally {
	await db.destroy();
	await house.close();
}

async function seedDay(): Promise<string> {
	const cluster = await db
		.selectFrom('cluster')
		.select('id')
		.where('slug', 'like', 'klaster-innowacyjnego-przemyslu%')
		.executeTakeFirstOrThrow();
	const leader = await db.selectFrom('organisation').select('id').executeTakeFirstOrThrow();
	const plan = {
		key: 'berlin' as const,
		slug,
		inDays: 20,
		people,
		pairs: 1000,
		delegation: 6,
		own: 23,
		seed: 3,
		isOver: false
	};
	const around = {
		owner: { ownerKind: 'cluster' as const, ownerId: cluster.id },
		leaderId: leader.id,
		now: new Date()
	};
	return db.transaction().execute((tx) => seedOne(tx, plan, around));
}

async function findMove(eventId: string) {
	const [meetings, slots, tables] = await Promise.all([
		listMeetings(db, eventId),
		listSlots(db, eventId),
		listTables(db, eventId)
	]);
	const meeting = meetings[Math.floor(Math.random() * meetings.length)];
	if (!meeting) return undefined;
	const busy = new Set(
		meetings.flatMap(({ slotId, tableId, who }) =>
			[...who, tableId].map((one) => `${one} ${slotId}`)
		)
	);
	for (const slot of slots) {
		if (meeting.who.some((id) => busy.has(`${id} ${slot.id}`))) continue;
		const table = tables.find(({ id }) => !busy.has(`${id} ${slot.id}`));
		if (table)
			return {
				meeting: meeting.id,
				slot: slot.id,
				table: table.id,
				edition: String(meeting.edition)
			};
	}
	return undefined;
}

function sleep(milliseconds: number): Promise<void> {
	return new Promise((done) => setTimeout(done, milliseconds));
}

function report(before: string): void {
	const rows = Object.entries(took).map(([what, all]) => ({
		what,
		asked: all.length,
		p50: round(percentile(all, 0.5)),
		p95: round(percentile(all, 0.95)),
		worst: round(Math.max(0, ...all)),
		answers: answers[what] ?? {}
	}));
	if (values.json)
		return console.log(JSON.stringify({ machine: machine(), before, seconds, rows }));
	console.log(`${machine()}, load ${before} before; ${seconds} s\n`);
	const head = ['what', 'asked', 'p50 ms', 'p95 ms', 'worst ms', 'answers'];
	console.log(
		tableOf(
			head,
			rows.map((row) => [
				row.what,
				row.asked,
				row.p50,
				row.p95,
				row.worst,
				JSON.stringify(row.answers)
			])
		)
	);
}
