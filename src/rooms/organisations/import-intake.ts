import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import type { Outcome } from '#platform/outcome.ts';
import type { Defaults } from './import-row.ts';

export type Order = {
	id: string;
	clusterId: string | null;
	createdById: string;
	defaults: Defaults;
	now: Date;
};

/** What becomes of a row: something new, something known already, or nothing more than there was. */
export type Verdict = {
	outcome: 'new' | 'known' | 'skipped';
	subjectId: string | null;
	/** An organisation that may be the same; a person is to decide. */
	alikeId?: string | undefined;
};
export type Written = Omit<Verdict, 'alikeId'> & {
	subjectKind: string | null;
	details: Record<string, unknown>;
};

/** A kind of table that can be taken in; the reading, counting and undoing around it is the same. */
export type Intake<Item = unknown> = {
	read(row: Record<string, string>, order: Order): Promise<Outcome<Item>>;
	/** Begins a reading through the file; remembers what stood above. */
	open(): {
		judge(db: Database, items: readonly Item[], order: Order): Promise<Verdict[]>;
		write(tx: Transaction, actor: Actor, items: readonly Item[], order: Order): Promise<Written[]>;
	};
	/** Takes back what rows made; answers those that others rely on, with the reason. */
	undo(
		tx: Transaction,
		actor: Actor,
		rows: readonly UndoneRow[],
		order: Order
	): Promise<{ rowNumber: number; reason: string }[]>;
};

export type UndoneRow = {
	rowNumber: number;
	outcome: string;
	subjectId: string | null;
	details: Record<string, unknown>;
};
