import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { log } from '../../log.server.ts';
import { KeptMemory } from './keeping.ts';
import type { MemoryAnswer, MemoryQuestion } from './memory.ts';

const mark = 'osnova search memory';
const retryMs = 1_000;
const longestMs = 600_000;
/** How often it is looked whether the memory should be made anew. */
const wearMs = 60_000;
/** Who waits longer asks the database instead. */
const patienceMs = 1_500;

type Order = { number: number; question: MemoryQuestion; changes: number };
type Word = { isReady: boolean } | { number: number; answer?: MemoryAnswer };
export type MemoryAtHand = {
	/** Knows all that was committed before so many changes were counted here. */
	ask(question: MemoryQuestion, changes: number): Promise<MemoryAnswer | undefined>;
	/** Whether everything has been read. */
	isReady(): boolean;
	close(): Promise<void>;
};

/**
 * A thread that keeps all that can be found in memory and answers from there. Without an answer (it is
 * still reading, has lost the database, or takes too long) the database is to be asked.
 */
export function keepSearchMemory(url: string): MemoryAtHand {
	const waiting = new Map<number, (answer?: MemoryAnswer) => void>();
	let worker: Worker | undefined;
	let isReady = false;
	let last = 0;
	let failures = 0;
	const begin = () => {
		worker = new Worker(new URL(import.meta.url), {
			workerData: { mark, url },
			resourceLimits: { maxYoungGenerationSizeMb: 8 }
		});
		worker.unref();
		worker.on('message', (word: Word) => {
			if ('isReady' in word) {
				isReady = word.isReady;
				if (isReady) failures = 0;
			} else waiting.get(word.number)?.(word.answer);
		});
		worker.on('error', (error) => log.warn({ err: error }, 'the memory of the search has ended'));
		worker.on('exit', (code) => {
			isReady = false;
			for (const done of waiting.values()) done();
			// What has no room will not have it a second later.
			const pause = Math.min(longestMs, retryMs * 4 ** failures++);
			if (code !== 0) setTimeout(begin, pause).unref();
		});
	};
	begin();
	return {
		isReady: () => isReady,
		ask: (question, changes) => {
			if (!isReady) return Promise.resolve(undefined);
			const number = ++last;
			return new Promise((done) => {
				const end = (answer?: MemoryAnswer) => {
					clearTimeout(timer);
					waiting.delete(number);
					done(answer);
				};
				const timer = setTimeout(end, patienceMs);
				waiting.set(number, end);
				worker?.postMessage({ number, question, changes } satisfies Order);
			});
		},
		close: async () => {
			isReady = false;
			worker?.removeAllListeners('exit');
			for (const done of [...waiting.values()]) done();
			await worker?.terminate();
		}
	};
}

if (!isMainThread && parentPort && workerData?.mark === mark) serve(parentPort, workerData.url);

type Port = NonNullable<typeof parentPort>;

function serve(port: Port, url: string): void {
	let kept: KeptMemory | undefined;
	const tell = (word: Word) => port.postMessage(word);
	const begin = async (): Promise<void> => {
		const next = new KeptMemory(url, () => {
			if (kept !== next) return;
			kept = undefined;
			tell({ isReady: false });
			setTimeout(() => void begin(), retryMs);
		});
		try {
			await next.open();
		} catch {
			setTimeout(() => void begin(), retryMs);
			return void next.close().catch(() => undefined);
		}
		const worn = kept;
		kept = next;
		tell({ isReady: true });
		await worn?.close();
	};
	port.on('message', async ({ number, question, changes }: Order) => {
		const answer = await kept?.answer(question, changes).catch(() => undefined);
		tell(answer ? { number, answer } : { number });
	});
	let isRenewing = begin();
	setInterval(() => {
		if (kept?.isWorn()) isRenewing = isRenewing.then(begin);
	}, wearMs);
}
