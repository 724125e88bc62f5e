/**
 * How good are the timetables, how soon, and against whom?
 * `node bench/scheduler/run.ts [FOLDER of .dzn] [--seconds 5] [--seeds 5] [--fairness 0,1,2,3] [--clingo]
 * [--json]`
 * Without a folder: look-alikes of the twenty published events, planted ones, a brokerage event, large ones.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { check, readDzn, repair, schedule, type Answer, type Problem } from '#scheduler';
import { machine, median, tableOf } from '../machine.ts';
import { fewestBreaksByClingo } from './clingo.ts';
import { largeEvents } from './events.ts';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		seconds: { type: 'string', default: '5' },
		seeds: { type: 'string', default: '5' },
		fairness: { type: 'string', default: '2' },
		clingo: { type: 'boolean', default: false },
		json: { type: 'boolean', default: false }
	}
});
const seconds = Number(values.seconds);
const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => i + 1);

interface Row {
	event: string;
	held: string;
	status: string;
	value: number | '–';
	bound: number | '–';
	seconds: number;
	first: number;
	megabytes: number;
	broken: number;
	clingo?: string;
}

const folder = positionals[0];
const rows: Row[] = [];
const repairs: { event: string; ms: number; changed: number; least: number }[] = [];
if (folder) {
	const names = readdirSync(folder).filter((name) => name.endsWith('.dzn'));
	for (const name of names.sort()) {
		const text = readFileSync(path.join(folder, name), 'utf8');
		for (const spread of values.fairness.split(',').map(Number)) {
			const event = name.replace('.dzn', spread === 2 ? '' : `, fairness ${spread}`);
			rows.push(await measure(event, readDzn(text, { spread }), seconds));
		}
	}
} else {
	for (const { name, problem, limit } of largeEvents()) {
		rows.push(await measure(name, problem, limit));
		if (name.startsWith('brokerage')) repairs.push(await repairOf(name, problem));
	}
}
print();

async function measure(event: string, problem: Problem, limit: number): Promise<Row> {
	const runs: { answer: Answer; first: number; broken: number }[] = [];
	for (const seed of seeds) {
		let first = Infinity;
		const answer = await schedule(problem, {
			seconds: limit,
			seed,
			better: ({ seconds: at }) => (first = Math.min(first, at))
		});
		const isNone = answer.status !== 'optimal' && answer.meetings.length === 0;
		const broken = isNone ? 0 : check(problem, answer).broken.length;
		runs.push({ answer, first, broken });
	}
	runs.sort((one, other) => one.answer.objective - other.answer.objective);
	const { answer, first } = runs[runs.length >> 1]!;
	const row: Row = {
		event,
		held: `${answer.meetings.length} of ${problem.meetings.length}`,
		status: answer.conflict ? `impossible: ${answer.conflict.reason.word}` : answer.status,
		value: first === Infinity ? '–' : answer.objective,
		bound: answer.conflict ? '–' : answer.bound,
		seconds: median(runs.map((run) => run.answer.seconds)),
		first,
		megabytes: process.memoryUsage().rss / 2 ** 20,
		broken: runs.reduce((sum, run) => sum + run.broken, 0)
	};
	if (values.clingo) row.clingo = await fewestBreaksByClingo(problem, 60);
	return row;
}

/** A tenth of the participants do not come: how long until all others know what changes? */
async function repairOf(event: string, problem: Problem) {
	const announced = await schedule(problem, { seconds: 2 });
	const everywhere = problem.slots.map(({ id }) => id);
	const now: Problem = {
		...problem,
		aims: ['held', 'changes'],
		meetings: problem.meetings.map((wish) =>
			wish.kind === 'must' ? { ...wish, kind: 'accepted' } : wish
		),
		participants: problem.participants.map((one, i) =>
			i % 10 === 3 ? { ...one, unavailable: everywhere } : one
		)
	};
	const began = performance.now();
	const { changed, leastChanges } = await repair(now, announced, { steps: 20_000 });
	return { event, ms: performance.now() - began, changed: changed.length, least: leastChanges };
}

function print(): void {
	if (values.json) return console.log(JSON.stringify({ machine: machine(), rows, repairs }));
	console.log(`${machine()}; ${seeds.length} seeds, medians\n`);
	const head = ['event', 'held', 'status', 'value', 'bound', 's', 'first s', 'MB'];
	const lines = rows.map((row) => [
		...[row.event, row.held, row.status, row.value, row.bound],
		...[row.seconds.toFixed(2), row.first === Infinity ? '–' : row.first.toFixed(2)],
		row.megabytes.toFixed(0),
		...(values.clingo ? [row.clingo ?? ''] : [])
	]);
	console.log(tableOf([...head, ...(values.clingo ? ['clingo, 60 s'] : [])], lines));
	const broken = rows.reduce((sum, row) => sum + row.broken, 0);
	const optimal = rows.filter(({ status }) => status === 'optimal').length;
	const sum = rows.reduce((total, { value }) => total + (typeof value === 'number' ? value : 0), 0);
	console.log(
		`\n${optimal} of ${rows.length} optimal, values sum to ${sum}; ${broken} rules broken.`
	);
	for (const { event, ms, changed, least } of repairs) {
		console.log(`Repair of ${event}: ${ms.toFixed(0)} ms, ${changed} changed, ${least} at least.`);
	}
}
