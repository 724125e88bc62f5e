import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { closeAll, running } from '#platform/running.ts';

const LONGEST_ANSWER_MS = 10_000;

/** On SIGTERM or SIGINT: no new visitors, the last answers, then the database, then the end. */
export function stopOnSignal(server: Server, stopDatabase: () => Promise<void>): void {
	const stop = () => {
		if (running().isStopping) return server.closeAllConnections();
		running().isStopping = true;
		void stopInOrder(server, stopDatabase).then(() => process.exit(0));
	};
	process.on('SIGTERM', stop);
	process.on('SIGINT', stop);
}

async function stopInOrder(server: Server, stopDatabase: () => Promise<void>): Promise<void> {
	await finishAnswers(server);
	await Promise.race([closeAll(), pause(LONGEST_ANSWER_MS, undefined, { ref: false })]);
	await stopDatabase();
}

async function finishAnswers(server: Server): Promise<void> {
	// What stays open for the next request would hold us here.
	server.prependListener('request', (_request, response) =>
		response.setHeader('connection', 'close')
	);
	const closed = new Promise((done) => server.close(done));
	server.closeIdleConnections();
	await Promise.race([closed, pause(LONGEST_ANSWER_MS, undefined, { ref: false })]);
	server.closeAllConnections();
}
