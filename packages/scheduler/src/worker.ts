/** The scheduler in a thread of its own, so that a server goes on answering. */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Answer } from './answer.ts';
import type { Problem } from './problem.ts';
import type { Options, Progress } from './options.ts';
import { schedule } from './schedule.ts';

type Order = {
	problem: Problem;
	options: Omit<Options, 'signal' | 'better'>;
	stop: SharedArrayBuffer;
};
type Word = { progress: Progress } | { answer: Answer };

/**
 * Schedules in a worker. Options as for `schedule`; when the signal fires, the answer is the best
 * schedule found until then.
 * @throws what the scheduler throws
 */
export function scheduleInWorker(problem: Problem, options: Options = {}): Promise<Answer> {
	const { signal, better, pinned, ...rest } = options;
	const stop = new SharedArrayBuffer(4);
	const order: Order = { problem, options: { ...rest, pinned: [...(pinned ?? [])] }, stop };
	const worker = new Worker(new URL(import.meta.url), { workerData: order });
	const end = () => Atomics.store(new Int32Array(stop), 0, 1);
	if (signal?.aborted) end();
	signal?.addEventListener('abort', end);
	return new Promise<Answer>((done, fail) => {
		worker.on('message', (word: Word) => {
			if ('answer' in word) done(word.answer);
			else better?.(word.progress);
		});
		worker.on('error', fail);
		worker.on('exit', () => fail(new Error('The scheduler ended without an answer')));
	}).finally(() => {
		signal?.removeEventListener('abort', end);
		void worker.terminate();
	});
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

if (!isMainThread && parentPort && (workerData as Partial<Order> | null)?.stop) {
	const { problem, options, stop } = workerData as Order;
	const tell = (word: Word) => parentPort!.postMessage(word);
	const answer = await schedule(problem, {
		...options,
		signal: sharedSignal(stop),
		better: (progress) => tell({ progress })
	});
	tell({ answer });
}
