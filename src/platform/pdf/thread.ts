import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { typeset, type Source } from './typesetting.ts';

type Order = { number: number; source: Source };
type Answer =
	{ number: number; pdf: Uint8Array<ArrayBuffer> } | { number: number; failure: string };
type Waiting = {
	done: (pdf: Uint8Array<ArrayBuffer>) => void;
	fail: (failure: Error) => void;
};

const waiting = new Map<number, Waiting>();
let thread: Worker | undefined;
let last = 0;

/** Sets a document in a thread of its own, begun with the first one, so that nobody's page waits. */
export function typesetInThread(source: Source): Promise<Uint8Array<ArrayBuffer>> {
	const number = ++last;
	return new Promise((done, fail) => {
		waiting.set(number, { done, fail });
		thread ??= begin();
		thread.ref();
		thread.postMessage({ number, source } satisfies Order);
	});
}

function begin(): Worker {
	const worker = new Worker(new URL(import.meta.url));
	worker.on('message', (answer: Answer) => {
		const asked = waiting.get(answer.number);
		waiting.delete(answer.number);
		// An idle thread keeps nobody from stopping.
		if (waiting.size === 0) worker.unref();
		if ('pdf' in answer) asked?.done(answer.pdf);
		else asked?.fail(new Error(answer.failure));
	});
	worker.on('error', (failure) => giveUp(worker, failure));
	worker.on('exit', () => giveUp(worker, new Error('the thread that sets documents has ended')));
	return worker;
}

/** The next document begins another thread; one that failed before it ended is given up once. */
function giveUp(worker: Worker, failure: Error): void {
	if (thread !== worker) return;
	thread = undefined;
	for (const { fail } of waiting.values()) fail(failure);
	waiting.clear();
}

if (!isMainThread && parentPort) {
	const port = parentPort;
	port.on('message', ({ number, source }: Order) => {
		typeset(source).then(
			(pdf) => port.postMessage({ number, pdf } satisfies Answer, [pdf.buffer]),
			(failure: unknown) =>
				port.postMessage({ number, failure: String((failure as Error).message) } satisfies Answer)
		);
	});
}
