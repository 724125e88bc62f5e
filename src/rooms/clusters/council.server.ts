import type { Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import type { CouncilRole } from './cluster.ts';

nameViolations({
	council_seat_dates_cross: 'dates_cross',
	council_seat_organisation_id_fkey: 'organisation_unknown'
});

export async function seatInCouncil(
	tx: Transaction,
	actor: Actor,
	seat: {
		clusterId: string;
		organisationId: string | null;
		personName: string;
		role: CouncilRole;
		validFrom: string;
		validUntil?: string | null;
	}
): Promise<Outcome<string>> {
	if (!seat.personName.trim()) return refuse('name_missing');
	if (seat.validUntil && seat.validUntil < seat.validFrom) return refuse('dates_cross');
	const id = newId();
	await tx
		.insertInto('councilSeat')
		.values({ id, ...seat, validUntil: seat.validUntil ?? null })
		.execute();
	await record(tx, actor, {
		deed: 'cluster.council_seated',
		subject: { kind: 'cluster', id: seat.clusterId },
		isPublic: true,
		details: { personName: seat.personName, role: seat.role }
	});
	return accept(id);
}

export async function endSeat(
	tx: Transaction,
	actor: Actor,
	{ id, clusterId, validUntil }: { id: string; clusterId: string; validUntil: string }
): Promise<Outcome> {
	const seat = await tx
		.selectFrom('councilSeat')
		.selectAll()
		.where('id', '=', id)
		.where('clusterId', '=', clusterId)
		.forUpdate()
		.executeTakeFirst();
	if (!seat) return refuse('seat_unknown');
	if (validUntil < seat.validFrom)
		return refuse('dates_cross', { validFrom: seat.validFrom, validUntil });
	await tx.updateTable('councilSeat').set({ validUntil }).where('id', '=', id).execute();
	await record(tx, actor, {
		deed: 'cluster.council_seat_ended',
		subject: { kind: 'cluster', id: clusterId },
		isPublic: true,
		details: { seatId: id, personName: seat.personName, before: seat.validUntil, validUntil }
	});
	return accept();
}
