import pg from 'pg';
import { log } from '#platform/log.server.ts';
import { atStop } from '#platform/running.ts';

type Listener = () => void;
const listeners = new Map<string, Set<Listener>>();
let hearing: Promise<void> | undefined;

/**
 * Calls back whenever the board of an event has changed, in whichever process; and once when the ear is
 * open, for what happened since the caller last looked.
 */
export function hearOfBoard(url: string, eventId: string, listener: Listener): () => void {
	const own = listeners.get(eventId) ?? new Set();
	listeners.set(eventId, own.add(listener));
	hearing ??= listen(url);
	void hearing.then(() => own.has(listener) && listener());
	return () => {
		own.delete(listener);
		if (own.size === 0) listeners.delete(eventId);
	};
}

function tellAll(): void {
	for (const own of listeners.values()) for (const listener of own) listener();
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
			hearing ??= listen(url);
			void hearing.then(tellAll);
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
