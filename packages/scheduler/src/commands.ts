/** What the two commands do, apart from where they are called from. */
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isBest, type Answer } from './answer.ts';
import { certify } from './certify.ts';
import { check } from './check/check.ts';
import { Complaint } from './complaint.ts';
import { explainLimits, type LimitsReport } from './explain-limits.ts';
import { readSchedule } from './forms/json.ts';
import { readProblem } from './forms/read.ts';
import { readSheets } from './forms/sheets.ts';
import type { Id, Problem } from './problem.ts';
import { schedule } from './schedule.ts';
import { conflictSentence, moreSentence, sentenceFor } from './wording.ts';

export const USAGE = `schedule FILE [--seconds N | --steps N] [--seed S] [--fairness D] [--json] [--limits] [--proof]
check FILE SCHEDULE [--fairness D]

FILE is .json, .xlsx, .dzn or a folder of .csv; SCHEDULE is what schedule --json printed.
--limits also says what one table, slot, hour or other limit more would bring, in at most as many seconds again;
--proof looks for a proof of the bound on breaks that check can follow, in at most a minute.
`;

interface Streams {
	stdout: { write(text: string): unknown };
	stderr: { write(text: string): unknown };
}

const OPTIONS = {
	seconds: { type: 'string' },
	steps: { type: 'string' },
	seed: { type: 'string' },
	fairness: { type: 'string' },
	json: { type: 'boolean' },
	limits: { type: 'boolean' },
	proof: { type: 'boolean' }
} as const;

function parse(args: string[]) {
	try {
		return parseArgs({ args, options: OPTIONS, allowPositionals: true });
	} catch (error) {
		throw new Complaint({ field: 'command' }, `${(error as Error).message}\n${USAGE}`);
	}
}

function numberFrom(name: string, text: string | undefined, least: number): number | undefined {
	if (text === undefined) return undefined;
	const number = Number(text);
	if (text.trim() !== '' && number >= least && Number.isFinite(number)) return number;
	throw new Complaint({ field: `--${name}` }, `is "${text}", not a number from ${least}`);
}

/**
 * `schedule FILE …`: prints the timetable, or with `--json` one object.
 * @returns 0, also where the answer is that it cannot be
 */
export async function runSchedule(args: string[], { stdout, stderr }: Streams): Promise<number> {
	const { values, positionals } = parse(args);
	const seconds = numberFrom('seconds', values.seconds, 0);
	const steps = numberFrom('steps', values.steps, 1);
	const seed = numberFrom('seed', values.seed, -(2 ** 31));
	const problem = await load(positionals[0], values.fairness);
	const controller = new AbortController();
	process.once('SIGINT', () => controller.abort());
	const budget = {
		signal: controller.signal,
		...(seconds === undefined ? {} : { seconds }),
		...(steps === undefined ? {} : { steps }),
		...(seed === undefined ? {} : { seed: Math.round(seed) })
	};
	const found = await schedule(problem, {
		...budget,
		...(values.json
			? {}
			: { better: ({ seconds: at, values: aims }) => stderr.write(progress(problem, at, aims)) })
	});
	const { signal } = controller;
	const answer = values.proof ? await certify(problem, found, { signal }) : found;
	const limits = values.limits ? await explainLimits(problem, answer, budget) : undefined;
	stdout.write(
		values.json
			? `${JSON.stringify({ ...answer, ...(limits ? { limits } : {}) })}\n`
			: timetable(problem, answer) + (limits ? limitsText(limits) : '')
	);
	return 0;
}

function limitsText({ worths, left }: LimitsReport): string {
	const lines = worths.map((worth) => `  ${moreSentence(worth)}`);
	const rest = left.length > 0 ? [`  (not asked in the time: ${left.length} more)`] : [];
	return ['What one more would bring', ...lines, ...rest, ''].join('\n');
}

/** `check FILE SCHEDULE`: says what is broken, or that all is well. @returns 0 if all is well */
export async function runCheck(args: string[], { stdout }: Streams): Promise<number> {
	const { values, positionals } = parse(args);
	const [file, scheduleFile] = positionals;
	const problem = await load(file, values.fairness);
	if (scheduleFile === undefined)
		throw new Complaint({ field: 'SCHEDULE' }, `is missing\n${USAGE}`);
	const text = await readText(scheduleFile);
	const answer = readSchedule(text);
	const { broken, verified, believed } = check(problem, answer);
	for (const { word, about } of broken) stdout.write(`${word}: ${about.join(', ')}\n`);
	if (verified.length > 0) stdout.write(`bounds counted again: ${verified.join(', ')}\n`);
	if (believed.length > 0) stdout.write(`bounds not counted again: ${believed.join(', ')}\n`);
	const held = answer.meetings.length;
	stdout.write(broken.length === 0 ? `in order: ${held} meetings\n` : `${broken.length} broken\n`);
	return broken.length === 0 ? 0 : 1;
}

async function load(file: string | undefined, fairness: string | undefined): Promise<Problem> {
	if (file === undefined) throw new Complaint({ field: 'FILE' }, `is missing\n${USAGE}`);
	const spread = numberFrom('fairness', fairness, 0);
	if (spread !== undefined && !Number.isInteger(spread)) {
		throw new Complaint({ field: '--fairness' }, `is ${spread}, not a whole number`);
	}
	const kind = await stat(file).catch(() => undefined);
	if (!kind) throw new Complaint({ field: file }, 'is not there');
	const options = spread === undefined ? {} : { spread };
	if (!kind.isDirectory()) return readProblem(path.basename(file), await readFile(file), options);
	const names = (await readdir(file)).filter((name) => /\.(csv|tsv)$/i.test(name));
	const files = names.map(async (name) => ({ name, bytes: await readFile(path.join(file, name)) }));
	return { ...(await readSheets(await Promise.all(files))), ...options };
}

async function readText(file: string): Promise<string> {
	return readFile(file, 'utf8').catch(() => {
		throw new Complaint({ field: file }, 'is not there');
	});
}

function progress(problem: Problem, seconds: number, values: number[]): string {
	const aims = problem.aims ?? [];
	const told = values.map((value, i) => `${aims[i] ?? ''} ${value}`.trim()).join(', ');
	return `${seconds.toFixed(1).padStart(6)} s  ${told}\n`;
}

/** The timetable as text: slot by slot, then what is not held and why. */
function timetable(problem: Problem, answer: Answer): string {
	const wishes = new Map(problem.meetings.map((wish) => [String(wish.id), wish]));
	const people = new Map(
		problem.participants.map(({ id, name }) => [String(id), name ?? String(id)])
	);
	const who = (meeting: Id) =>
		wishes.get(String(meeting))!.who.map((id) => people.get(String(id)) ?? String(id));
	const lines = problem.slots.flatMap(({ id, start }) => {
		const here = answer.meetings.filter(({ slot }) => String(slot) === String(id));
		if (here.length === 0) return [];
		const rows = here.map(
			({ meeting, table }) =>
				`  ${String(table ?? '–').padStart(4)}  ${meeting}: ${who(meeting).join(' – ')}`
		);
		return [`Slot ${id}${start ? `, ${start}` : ''}`, ...rows, ''];
	});
	const reasons = answer.reasons.map(
		({ meeting, reason }) =>
			`Not held: ${meeting} (${who(meeting).join(' – ')}): ${sentenceFor(reason)}.`
	);
	const aims = answer.aims.map((one) =>
		isBest(one) ? `${one.aim} ${one.value}` : `${one.aim} ${one.value} (not below ${one.bound})`
	);
	const end = `${answer.status}: ${aims.join(', ')}; ${answer.meetings.length} meetings, ${answer.seconds.toFixed(2)} s`;
	const conflict = answer.conflict ? [conflictSentence(answer.conflict)] : [];
	return [...lines, ...reasons, ...conflict, answer.conflict ? 'infeasible' : end, ''].join('\n');
}
