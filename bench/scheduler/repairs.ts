/**
 * How long until everyone knows what changes, and how little does?
 * `node bench/scheduler/repairs.ts [--warm 15] [--json]`
 * Each mishap is repaired in a process of its own: first cold, then again and again, as a server that
 * has been up for a while would; and in another that has practised before, as a desk's does.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { check, repair, schedule, type Answer, type Problem } from '#scheduler';
import { brokerageEvent, oversubscribed } from '../../packages/scheduler/src/forms/generate.ts';
import { practise } from '../../packages/scheduler/src/practice.ts';
import { machine, median, tableOf } from '../machine.ts';

interface Row {
	event: string;
	mishap: string;
	cold: number;
	practised: number;
	warm: number;
	cpu: number;
	held: number;
	changed: number;
	least: number;
	standBys: number;
	broken: number;
}

const { values } = parseArgs({
	options: {
		warm: { type: 'string', default: '15' },
		json: { type: 'boolean', default: false },
		file: { type: 'string' },
		practised: { type: 'boolean', default: false }
	}
});

if (values.file && values.practised) console.log(await measurePractised(values.file));
else if (values.file) console.log(JSON.stringify(await measure(values.file)));
else await measureAll();

async function measureAll(): Promise<void> {
	const rows: Row[] = [];
	for (const seed of [1, 2, 3]) {
		const event = { ...brokerageEvent(seed), complete: false };
		const before = await schedule(event, { seconds: 2 });
		for (const share of [0.05, 0.1, 0.3]) {
			rows.push(repairOf(`brokerage ${seed}`, before, withoutShare(event, share), noShows(share)));
		}
		const fewer = { ...event, tables: event.tables.slice(0, -3) };
		rows.push(repairOf(`brokerage ${seed}`, before, fewer, '3 of 40 tables lost'));
	}
	const fair: Problem = oversubscribed({
		...{ seed: 1, participants: 5000, wishes: 40_000, slots: 60, tables: 600, days: 3 }
	});
	const before = await schedule({ ...fair, aims: ['held'] }, { seconds: 20 });
	for (const share of [0.01, 0.1]) {
		rows.push(repairOf('5,000 / 40,000', before, withoutShare(fair, share), noShows(share)));
	}
	print(rows);
}

function noShows(share: number): string {
	return `${Math.round(100 * share)} % do not come`;
}

/** Every so many does not come; whoever must be met and is not there is then only wished for. */
function withoutShare(problem: Problem, share: number): Problem {
	const every = Math.round(1 / share);
	const slots = problem.slots.map(({ id }) => id);
	return {
		...problem,
		meetings: problem.meetings.map((wish) =>
			wish.kind === 'must' ? { ...wish, kind: 'accepted' } : wish
		),
		participants: problem.participants.map((one, i) =>
			i % every === every >> 1 ? { ...one, unavailable: slots } : one
		)
	};
}

function repairOf(event: string, announced: Answer, now: Problem, mishap: string): Row {
	const file = path.join(tmpdir(), `repair-${process.pid}.json`);
	const problem: Problem = { ...now, aims: ['held', 'changes', 'breaks'] };
	writeFileSync(file, JSON.stringify({ announced, problem }));
	const args = [import.meta.filename, '--file', file, '--warm', values.warm];
	const run = (more: string[] = []) =>
		JSON.parse(execFileSync(process.execPath, [...args, ...more], { encoding: 'utf8' })) as unknown;
	const practised = run(['--practised']) as number;
	return { ...(run() as Row), practised, event, mishap };
}

type Told = { announced: Answer; problem: Problem };
function toldIn(file: string): Told {
	return JSON.parse(readFileSync(file, 'utf8')) as Told;
}

async function measurePractised(file: string): Promise<number> {
	const { announced, problem } = toldIn(file);
	await practise();
	const began = performance.now();
	await repair(problem, announced);
	return performance.now() - began;
}

async function measure(file: string): Promise<Omit<Row, 'event' | 'mishap' | 'practised'>> {
	const { announced, problem } = toldIn(file);
	const once = async () => {
		const began = performance.now();
		const cpu = process.cpuUsage();
		const repaired = await repair(problem, announced);
		const used = process.cpuUsage(cpu);
		return { ms: performance.now() - began, cpu: (used.user + used.system) / 1000, repaired };
	};
	const cold = await once();
	const runs = [];
	for (let i = 0; i < Number(values.warm); i++) runs.push(await once());
	const { answer, changed, leastChanges, standBys } = cold.repaired;
	return {
		cold: cold.ms,
		warm: median(runs.map(({ ms }) => ms)),
		cpu: median(runs.map((run) => run.cpu)),
		held: answer.meetings.length,
		changed: changed.length,
		least: leastChanges,
		standBys: standBys.length,
		broken: check(problem, answer, announced).broken.length
	};
}

function print(rows: Row[]): void {
	if (values.json) return console.log(JSON.stringify({ machine: machine(), rows }));
	const head = [
		'event',
		'mishap',
		'cold ms',
		'practised ms',
		'warm ms',
		'its CPU ms',
		'held',
		'changed'
	];
	const lines = rows.map((row) => [
		...[row.event, row.mishap],
		...[row.cold, row.practised, row.warm, row.cpu].map((ms) => ms.toFixed(0)),
		...[row.held, row.changed, row.least, row.standBys]
	]);
	console.log(`${machine()}\n`);
	console.log(tableOf([...head, 'at least', 'stand-bys'], lines));
	console.log(`\n${rows.reduce((sum, { broken }) => sum + broken, 0)} rules broken.`);
}
