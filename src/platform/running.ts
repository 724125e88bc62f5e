import type { Pool } from 'pg';

/** What this process holds open, to be counted while it runs and closed when it stops. */
interface Running {
	pools: Set<Pool>;
	closers: Set<() => Promise<void>>;
	isStopping: boolean;
}

const place = Symbol.for('osnova.running');

/** Kept on globalThis: the server and the built pages load this module each for themselves. */
export function running(): Running {
	const shelf = globalThis as { [place]?: Running };
	shelf[place] ??= { pools: new Set(), closers: new Set(), isStopping: false };
	return shelf[place];
}

/** Has something closed before the database when the process is asked to stop. */
export function atStop(close: () => Promise<void>): void {
	running().closers.add(close);
}

export async function closeAll(): Promise<void> {
	const { closers, pools } = running();
	await Promise.allSettled([...closers].map((close) => close()));
	closers.clear();
	await Promise.allSettled([...pools].filter((pool) => !pool.ending).map((pool) => pool.end()));
	pools.clear();
}
