import pg from 'pg';
import type { Keeper } from './kept-pages.ts';

const retryMs = 500;

/** Hears of every public change from whichever process made it; while deaf, nothing is kept. */
export function hearOfChanges(
	url: string,
	...keepers: Pick<Keeper, 'drop' | 'trust'>[]
): () => Promise<void> {
	let isEnding = false;
	let client: pg.Client | undefined;
	const trust = (isTold: boolean) => keepers.forEach((keeper) => keeper.trust(isTold));
	const listen = async (): Promise<void> => {
		if (isEnding) return;
		const own = new pg.Client({
			connectionString: url,
			keepAlive: true,
			application_name: 'osnova changes'
		});
		client = own;
		const again = once(() => {
			trust(false);
			void own.end().catch(() => undefined);
			setTimeout(() => void listen(), retryMs).unref();
		});
		own.on('error', again);
		own.on('end', again);
		own.on('notification', () => keepers.forEach((keeper) => keeper.drop()));
		try {
			await own.connect();
			await own.query('listen osnova_public');
			trust(true);
		} catch {
			again();
		}
	};
	void listen();
	return async () => {
		isEnding = true;
		await client?.end();
	};
}

function once(work: () => void): () => void {
	let isDone = false;
	return () => {
		if (isDone) return;
		isDone = true;
		work();
	};
}
