import pg from 'pg';
import { log } from '#platform/log.server.ts';
import { atStop } from '#platform/running.ts';

type Listener = () => void;
const listeners = new Map<string, Set<Listener>>();
let hearing: Promise<void> | undefined;

/** Calls back whenever the board of an event has changed, in whichever process. */
export function hearOfBoard(url: string, eventId: string, listener: Listener): () => void {
	const own = listeners.get(eventId) ?? new Set();
	listeners.set(eventId, own.add(listener));
	hearing ??= listen(url);
	return () => {
		own.delete(listener);
		if (own.size === 0) listeners.delete(eventId);
	};
}

async function listen(url: string): Promise<void> {
	const client = new pg.Client({
		connectionString: url,
		keepAlive: true,
		application_name: 'osnova board'
	});
	const again = () => {
		hearing = undefined;
		void client.end().catch(() => undefined);
		// Whoever listened may have missed something: they look anew and listen anew.
		setTimeout(() => {
			if (listeners.size === 0) return;
			for (const own of listeners.values()) for (const listener of own) listener();
			hearing ??= listen(url);
		}, 500).unref();
	};
	client.on('error', again);
	client.on('notification', ({ payload }) => {
		for (const listener of listeners.get(payload ?? '') ?? []) listener();
	});
	try {
		await client.connect();
		await client.query('listen osnova_board');
		atStop(() => client.end());
	} catch (failure) {
		log.warn({ failure: String(failure) }, 'the board is not heard');
		again();
	}
}
