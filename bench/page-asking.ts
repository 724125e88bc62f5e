import { Agent, get } from 'node:http';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { timed } from './machine.ts';

type Asking = { before: readonly string[]; addresses: readonly string[]; hands: number };

/**
 * Asks for pages with so many hands; answers how long each took, in milliseconds, without those asked for
 * before. It is done in a thread of its own, so that no page waits for what the measuring program has in
 * its memory.
 */
export function timePages(asking: Asking): Promise<number[]> {
	const thread = new Worker(new URL(import.meta.url), { workerData: asking });
	return new Promise((done, fail) => thread.once('message', done).once('error', fail));
}

const agent = new Agent({ keepAlive: true });

/** Asks as a browser does, in brotli, and lets the bytes pass: unpacking them would take the processors from those who make them. */
function askForPage(address: string): Promise<void> {
	const headers = { accept: 'text/html', 'accept-encoding': 'br' };
	return new Promise((done, fail) => {
		get(address, { agent, headers }, (answer) => {
			answer.resume();
			answer.once('error', fail);
			answer.once('end', () => {
				if (answer.statusCode === 200) done();
				else fail(new Error(`${address} was answered with ${answer.statusCode}`));
			});
		}).once('error', fail);
	});
}

if (!isMainThread) {
	const { before, addresses, hands } = workerData as Asking;
	await timed(before, hands, askForPage);
	parentPort?.postMessage(await timed(addresses, hands, askForPage));
	agent.destroy();
}
