/** The scheduler in a thread of its own, so that a server goes on answering. */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Answer } from './answer.ts';
import { explainBreaks, type BreakReport } from './explain-breaks.ts';
import {
	explainLimits,
	type LimitsOptions,
	type LimitsReport,
	type Worth
} from './explain-limits.ts';
import { practise } from './practice.ts';
import type { Problem, Schedule } from './problem.ts';
import type { Options, Progress } from './options.ts';
import { repair, type Repaired, type RepairOptions } from './repair.ts';
import { schedule } from './schedule.ts';

/** What the thread can be asked: the words with their questions and answers. */
interface Tasks {
	schedule: { ask: Omit<Options, 'signal' | 'better'>; told: Progress; answer: Answer };
	repair: { ask: Omit<RepairOptions, 'signal' | 'better'>; told: Progress; answer: Repaired };
	limits: { ask: Omit<LimitsOptions, 'signal' | 'told'>; told: Worth; answer: LimitsReport };
	breaks: { ask: object; told: never; answer: BreakReport[] };
	practice: { ask: object; told: never; answer: true };
}
type Task = keyof Tasks;

interface Order<task extends Task = Task> {
	task: task;
	problem: Problem;
	from: Schedule;
	ask: Tasks[task]['ask'];
	stop: SharedArrayBuffer;
}
type Word<task extends Task> =
	{ told: Tasks[task]['told'] } | { answer: Tasks[task]['answer'] } | { failure: Error };
/** How the thread knows that it is one of these. */
const SCHEDULER = 'scheduler';

const NOTHING: Schedule = { meetings: [] };
const NO_EVENT: Problem = { participants: [], meetings: [], slots: [], tables: [] };

/**
 * Schedules in a worker. Options as for `schedule`; when the signal fires, the answer is the best
 * schedule found until then.
 * @throws what the scheduler throws
 */
export function scheduleInWorker(problem: Problem, options: Options = {}): Promise<Answer> {
	const { signal, better, pinned = [], closed = [], ...rest } = options;
	const ask = { ...rest, pinned: [...pinned], closed: [...closed] };
	return inWorker({ task: 'schedule', problem, from: NOTHING, ask }, signal, better);
}

/** `repair` in a worker. @throws what `repair` throws */
export function repairInWorker(
	problem: Problem,
	announced: Schedule,
	{ signal, better, ...ask }: RepairOptions = {}
): Promise<Repaired> {
	return inWorker({ task: 'repair', problem, from: announced, ask }, signal, better);
}

/** `explainLimits` in a worker. @throws what `explainLimits` throws */
export function explainLimitsInWorker(
	problem: Problem,
	{ meetings }: Schedule,
	{ signal, told, ...ask }: LimitsOptions = {}
): Promise<LimitsReport> {
	return inWorker({ task: 'limits', problem, from: { meetings }, ask }, signal, told);
}

/** `explainBreaks` in a worker. @throws what `explainBreaks` throws */
export function explainBreaksInWorker(
	problem: Problem,
	{ meetings }: Schedule
): Promise<BreakReport[]> {
	return inWorker({ task: 'breaks', problem, from: { meetings }, ask: {} });
}

/**
 * Has a thread ready that has repaired before, so that the next `repairInWorker` takes as long as a later one.
 * It stays for ten minutes; asked again meanwhile, it costs nothing.
 */
export async function prepareWorker(): Promise<void> {
	if (idle && practised.has(idle)) return;
	preparing ??= inWorker({ task: 'practice', problem: NO_EVENT, from: NOTHING, ask: {} }).finally(
		() => (preparing = undefined)
	);
	await preparing;
}
let preparing: Promise<true> | undefined;
const practised = new WeakSet<Worker>();

/** A thread that has worked before knows its way: kept for the next order, not for ever. */
let idle: Worker | undefined;
const IDLE_MS = 10 * 60_000;

function takeThread(): Worker {
	const worker = idle ?? new Worker(new URL(import.meta.url), { workerData: SCHEDULER });
	idle = undefined;
	worker.removeAllListeners();
	worker.ref();
	return worker;
}

function putBack(worker: Worker): void {
	worker.removeAllListeners();
	if (idle && practised.has(idle)) return void worker.terminate();
	void idle?.terminate();
	idle = worker;
	worker.unref();
	const leave = () => {
		if (idle === worker) idle = undefined;
	};
	worker.on('exit', leave).on('error', leave);
	setTimeout(() => {
		if (idle === worker) void worker.terminate();
	}, IDLE_MS).unref();
}

async function inWorker<task extends Task>(
	order: Omit<Order<task>, 'stop'>,
	signal?: AbortSignal,
	told?: (word: Tasks[task]['told']) => void
): Promise<Tasks[task]['answer']> {
	const stop = new SharedArrayBuffer(4);
	const worker = takeThread();
	const end = () => Atomics.store(new Int32Array(stop), 0, 1);
	if (signal?.aborted) end();
	signal?.addEventListener('abort', end);
	try {
		const answer = await new Promise<Tasks[task]['answer']>((done, fail) => {
			worker.on('message', (word: Word<task>) => {
				if ('answer' in word) done(word.answer);
				else if ('told' in word) told?.(word.told);
				else fail(word.failure);
			});
			worker.on('error', fail);
			worker.on('exit', () => fail(new Error('The scheduler ended without an answer')));
			worker.postMessage({ ...order, stop });
		});
		if (order.task === 'practice' || order.task === 'repair') practised.add(worker);
		putBack(worker);
		return answer;
	} catch (failure) {
		void worker.terminate();
		throw failure;
	} finally {
		signal?.removeEventListener('abort', end);
	}
}

/** A signal that another thread can give: its `aborted` reads the shared word each time. */
function sharedSignal(stop: SharedArrayBuffer): AbortSignal {
	const word = new Int32Array(stop);
	return {
		get aborted() {
			return Atomics.load(word, 0) === 1;
		}
	} as AbortSignal;
}

const DEEDS: {
	[task in Task]: (
		order: Order<task>,
		signal: AbortSignal,
		tell: (told: Tasks[task]['told']) => void
	) => Promise<Tasks[task]['answer']> | Tasks[task]['answer'];
} = {
	schedule: ({ problem, ask }, signal, better) => schedule(problem, { ...ask, signal, better }),
	repair: ({ problem, from, ask }, signal, better) =>
		repair(problem, from, { ...ask, signal, better }),
	limits: ({ problem, from, ask }, signal, told) =>
		explainLimits(problem, from, { ...ask, signal, told }),
	breaks: ({ problem, from }) => explainBreaks(problem, from),
	practice: () => practise().then(() => true)
};

async function serve<task extends Task>(order: Order<task>): Promise<void> {
	const tell = (word: Word<task>) => parentPort!.postMessage(word);
	try {
		const deed = DEEDS[order.task];
		tell({ answer: await deed(order, sharedSignal(order.stop), (told) => tell({ told })) });
	} catch (failure) {
		tell({ failure: failure as Error });
	}
}

if (!isMainThread && parentPort && workerData === SCHEDULER)
	parentPort.on('message', (order: Order) => void serve(order));
