import type { Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { indexCluster } from './cluster-entry.server.ts';
import type { Register } from './cluster.ts';

nameViolations({ register_entry_dates_cross: 'dates_cross' });

export async function enterInRegister(
	tx: Transaction,
	actor: Actor,
	entry: {
		clusterId: string;
		register: Register;
		name?: string | null;
		reference?: string | null;
		url?: string | null;
		validFrom: string;
		validUntil?: string | null;
	},
	now: Date
): Promise<Outcome<string>> {
	if (entry.validUntil && entry.validUntil < entry.validFrom) return refuse('dates_cross');
	const id = newId();
	const { name = null, reference = null, url = null, validUntil = null } = entry;
	await tx
		.insertInto('registerEntry')
		.values({ ...entry, id, name, reference, url, validUntil })
		.execute();
	await indexCluster(tx, entry.clusterId, now);
	await record(tx, actor, {
		deed: 'cluster.entered_in_register',
		subject: { kind: 'cluster', id: entry.clusterId },
		isPublic: true,
		details: { register: entry.register, reference }
	});
	return accept(id);
}

export async function endRegisterEntry(
	tx: Transaction,
	actor: Actor,
	{ id, clusterId, validUntil }: { id: string; clusterId: string; validUntil: string },
	now: Date
): Promise<Outcome> {
	const entry = await tx
		.selectFrom('registerEntry')
		.selectAll()
		.where('id', '=', id)
		.where('clusterId', '=', clusterId)
		.forUpdate()
		.executeTakeFirst();
	if (!entry) return refuse('register_entry_unknown');
	if (validUntil < entry.validFrom)
		return refuse('dates_cross', { validFrom: entry.validFrom, validUntil });
	await tx.updateTable('registerEntry').set({ validUntil }).where('id', '=', id).execute();
	await indexCluster(tx, clusterId, now);
	await record(tx, actor, {
		deed: 'cluster.register_entry_ended',
		subject: { kind: 'cluster', id: clusterId },
		isPublic: true,
		details: { entryId: id, register: entry.register, before: entry.validUntil, validUntil }
	});
	return accept();
}
