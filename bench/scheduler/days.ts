/**
 * What is live repair worth? A thousand event days by chance, a quarter each with 10, 20, 30 and 40 %
 * of the participants who do not come. `node bench/scheduler/days.ts [--days 1000] [--json]`
 */
import { parseArgs } from 'node:util';
import { check, schedule, type Answer, type Problem } from '#scheduler';
import { Dice } from '../../packages/scheduler/src/dice.ts';
import { brokerageEvent, oversubscribed } from '../../packages/scheduler/src/forms/generate.ts';
import { machine, median, percentile, tableOf } from '../machine.ts';
import { drawDay, heldAsAnnounced, liveDay, type Played } from './day.ts';

const { values } = parseArgs({
	options: {
		days: { type: 'string', default: '1000' },
		json: { type: 'boolean', default: false }
	}
});
const SHARES = [10, 20, 30, 40];
const EVENTS = 5;
const KINDS: [string, (seed: number) => Problem][] = [
	['450 wishes, room for all', brokerageEvent],
	['900 wishes, room for 450', crowded]
];

interface Row {
	event: string;
	share: number;
	days: number;
	announced: number;
	possible: number;
	without: number;
	withRepair: number;
	standBys: number;
	repairs: number;
	ms: number;
	worst: number;
	changed: number;
	least: number;
	broken: number;
}

const rows: Row[] = [];
for (const [event, draw] of KINDS) {
	const events = await Promise.all(
		Array.from({ length: EVENTS }, async (_, i) => {
			const problem = eased(draw(i + 1));
			return { problem, announced: await schedule(problem, { steps: 150_000 }) };
		})
	);
	for (const share of SHARES) rows.push(await part(event, events, share));
}
print();

function crowded(seed: number): Problem {
	return oversubscribed({ seed, participants: 206, wishes: 900, slots: 30, tables: 15, days: 2 });
}

function eased(problem: Problem): Problem {
	const meetings = problem.meetings.map((wish) =>
		wish.kind === 'must' ? { ...wish, kind: 'accepted' as const } : wish
	);
	return { ...problem, meetings, aims: ['held', 'changes', 'breaks'] };
}

async function part(
	event: string,
	events: { problem: Problem; announced: Answer }[],
	share: number
): Promise<Row> {
	const days = Math.round(Number(values.days) / SHARES.length / KINDS.length);
	const played: (Played & { announced: number; without: number; broken: number })[] = [];
	for (let day = 0; day < days; day++) {
		const { problem, announced } = events[day % EVENTS]!;
		const fate = drawDay(new Dice(1000 * share + day), problem, share);
		const live = await liveDay(problem, announced, fate, new Dice(day));
		played.push({
			...live,
			announced: announced.meetings.length,
			without: heldAsAnnounced(problem, announced.meetings, fate).length,
			broken: check(fate.problem, { meetings: live.held }).broken.length
		});
	}
	const mean = (of: (day: (typeof played)[number]) => number) =>
		played.reduce((sum, day) => sum + of(day), 0) / days;
	const times = played.flatMap((day) => day.ms);
	return {
		event,
		share,
		days,
		announced: mean((day) => day.announced),
		possible: mean((day) => day.possible),
		without: mean((day) => day.without),
		withRepair: mean((day) => day.held.length),
		standBys: mean((day) => day.standBys),
		repairs: mean((day) => day.ms.length),
		ms: median(times),
		worst: percentile(times, 0.99),
		changed: mean((day) => day.changed),
		least: mean((day) => day.least),
		broken: played.reduce((sum, day) => sum + day.broken, 0)
	};
}

function print(): void {
	if (values.json) return console.log(JSON.stringify({ machine: machine(), rows }));
	const head = [
		'event',
		'do not come',
		'days',
		'announced',
		'both there',
		'held without',
		'held with'
	];
	const more = ['stand-bys', 'repairs', 'ms', 'p99 ms', 'changed', 'at least'];
	const lines = rows.map((row) => [
		...[row.event, `${row.share} %`, row.days],
		...[row.announced, row.possible, row.without, row.withRepair, row.standBys, row.repairs].map(
			(mean) => mean.toFixed(1)
		),
		...[row.ms, row.worst].map((ms) => ms.toFixed(0)),
		...[row.changed, row.least].map((mean) => mean.toFixed(1))
	]);
	console.log(`${machine()}; means of a day\n`);
	console.log(tableOf([...head, ...more], lines));
	console.log(`\n${rows.reduce((sum, { broken }) => sum + broken, 0)} rules broken.`);
}
