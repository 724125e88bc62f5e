import type { Database } from '../database/database.ts';
import type { FileStore } from '../files/file-store.ts';
import type { Clock } from '../clock.ts';

export type Tools = { db: Database; files: FileStore; clock: Clock };

/** Work that waits its turn; it may be interrupted at any moment and is then begun again. */
export type Job<Order extends object = object> = {
	name: string;
	/** When it comes round by itself, as cron has it, in UTC. */
	every?: string;
	/** How long one turn may take before it counts as lost, in seconds. */
	within?: number;
	/** Somebody waits for it: it is looked for twice as often. */
	isUrgent?: boolean;
	work(tools: Tools, order: Order): Promise<void>;
};
