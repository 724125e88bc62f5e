/**
 * How does cost grow with size? `node bench/scheduler/growth.ts [--json]` draws `growth.svg` beside
 * this file: eight wishes a participant, 24 slots, tables for nine wishes in ten; each size in a
 * process of its own, which ends when it has proved that no more can be held, or after a minute.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { schedule } from '#scheduler';
import { oversubscribed } from '../../packages/scheduler/src/forms/generate.ts';
import { machine, tableOf } from '../machine.ts';
import { chart } from './chart.ts';

const SIZES = [50, 100, 200, 500, 1000, 2000, 5000];
const SECONDS = 60;

interface Row {
	participants: number;
	wishes: number;
	held: number;
	status: string;
	/** Until within one in a hundred of the bound, and until proved the best. */
	near: number;
	seconds: number;
	megabytes: number;
}

const { values } = parseArgs({
	options: { size: { type: 'string' }, json: { type: 'boolean', default: false } }
});
if (values.size) console.log(JSON.stringify(await measure(Number(values.size))));
else drawAll();

async function measure(participants: number): Promise<Row> {
	const [wishes, slots] = [8 * participants, 24];
	const tables = Math.round((0.9 * wishes) / slots);
	const problem = oversubscribed({ seed: 1, participants, wishes, slots, tables });
	const seen: { at: number; lost: number }[] = [];
	const answer = await schedule(
		{ ...problem, aims: ['held'] },
		{
			seconds: SECONDS,
			better: ({ seconds, values: [lost = 0] }) => seen.push({ at: seconds, lost })
		}
	);
	const all = problem.meetings.reduce((sum, { weight = 1 }) => sum + weight, 0);
	const enough = answer.bound + 0.01 * (all - answer.bound);
	return {
		participants,
		wishes,
		held: answer.meetings.length,
		status: answer.status,
		near: seen.find(({ lost }) => lost <= enough)?.at ?? Infinity,
		seconds: answer.seconds,
		megabytes: process.resourceUsage().maxRSS / 1024
	};
}

function drawAll(): void {
	const rows = SIZES.map((size): Row => {
		const args = [import.meta.filename, '--size', String(size)];
		return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Row;
	});
	const points = (of: (row: Row) => number) =>
		rows.map((row) => ({ x: row.participants, y: of(row) }));
	const drawing = chart({
		across: 'participants',
		panels: [
			{
				title: 'Seconds',
				lines: [
					{ name: 'until its end', points: points(({ seconds }) => seconds) },
					{ name: 'within 1 %', points: points(({ near }) => near) }
				]
			},
			{
				title: 'Memory, MB',
				lines: [{ name: 'whole process', points: points((row) => row.megabytes) }]
			}
		]
	});
	writeFileSync(path.join(import.meta.dirname, 'growth.svg'), drawing);
	if (values.json) return console.log(JSON.stringify({ machine: machine(), rows }));
	const head = ['participants', 'wishes', 'held', 'status', 'within 1 %, s', 's', 'MB'];
	const lines = rows.map((row) => [
		...[row.participants, row.wishes, row.held, row.status],
		...[row.near.toFixed(2), row.seconds.toFixed(2), row.megabytes.toFixed(0)]
	]);
	console.log(`${machine()}\n\n${tableOf(head, lines)}`);
}
