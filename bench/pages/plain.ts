import { once } from 'node:events';
import { createServer } from 'node:http';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';

/** A server that knows one text, in a thread of its own as the house has a process of its own. */
export async function openPlain(
	port: number
): Promise<{ address: string; close(): Promise<void> }> {
	const worker = new Worker(new URL(import.meta.url), { workerData: port });
	await once(worker, 'message');
	return {
		address: `http://127.0.0.1:${port}/`,
		close: async () => void (await worker.terminate())
	};
}

if (!isMainThread && typeof workerData === 'number') {
	const text = Buffer.from('osnova wątek '.repeat(1_024).slice(0, 14_000));
	createServer((_request, response) => {
		response.writeHead(200, { 'content-type': 'text/html', 'content-length': text.byteLength });
		response.end(text);
	}).listen(workerData, '127.0.0.1', () => parentPort?.postMessage('open'));
}
