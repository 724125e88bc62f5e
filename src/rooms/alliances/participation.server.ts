import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { rolesInKind, type ParticipationRole, type Party } from './alliance.ts';

nameViolations({
	alliance_participation_held_already: 'takes_part_already',
	alliance_participation_dates_cross: 'dates_cross',
	alliance_participation_cluster_id_fkey: 'cluster_unknown',
	alliance_participation_organisation_id_fkey: 'organisation_unknown'
});

export type NewParticipation = {
	allianceId: string;
	party: Party;
	role: ParticipationRole;
	validFrom: string;
	validUntil?: string | null;
};

export async function admitParty(
	tx: Transaction,
	actor: Actor,
	{ allianceId, party, role, validFrom, validUntil = null }: NewParticipation
): Promise<Outcome<string>> {
	if (validUntil && validUntil < validFrom) return refuse('dates_cross', { validFrom, validUntil });
	const alliance = await tx
		.selectFrom('alliance')
		.select('kind')
		.where('id', '=', allianceId)
		.forUpdate()
		.executeTakeFirst();
	if (!alliance) return refuse('alliance_gone');
	if (!rolesInKind[alliance.kind].includes(role)) return refuse('role_of_another_kind', { role });
	const present = await listParticipations(tx, allianceId, validFrom);
	if (present.some((one) => isSameParty(one, party))) return refuse('takes_part_already');
	if (role === 'lead_partner' && present.some((one) => one.role === 'lead_partner'))
		return refuse('lead_partner_already');
	const id = newId();
	await tx
		.insertInto('allianceParticipation')
		.values({
			id,
			allianceId,
			clusterId: party.clusterId ?? null,
			organisationId: party.organisationId ?? null,
			role,
			validFrom,
			validUntil
		})
		.execute();
	await record(tx, actor, {
		deed: 'alliance.party_admitted',
		subject: { kind: 'alliance', id: allianceId },
		isPublic: true,
		details: { ...party, role, validFrom }
	});
	return accept(id);
}

export async function endParticipation(
	tx: Transaction,
	actor: Actor,
	{ id, allianceId, validUntil }: { id: string; allianceId: string; validUntil: string }
): Promise<Outcome> {
	const held = await tx
		.selectFrom('allianceParticipation')
		.selectAll()
		.where('id', '=', id)
		.where('allianceId', '=', allianceId)
		.forUpdate()
		.executeTakeFirst();
	if (!held) return refuse('participation_unknown');
	if (validUntil < held.validFrom)
		return refuse('dates_cross', { validFrom: held.validFrom, validUntil });
	await tx.updateTable('allianceParticipation').set({ validUntil }).where('id', '=', id).execute();
	await record(tx, actor, {
		deed: 'alliance.party_left',
		subject: { kind: 'alliance', id: allianceId },
		isPublic: true,
		details: {
			participationId: id,
			clusterId: held.clusterId,
			organisationId: held.organisationId,
			before: held.validUntil,
			validUntil
		}
	});
	return accept();
}

/** The present role ends on the day the new one begins; who takes part without a gap. */
export async function changeRole(
	tx: Transaction,
	actor: Actor,
	{
		id,
		allianceId,
		role,
		validFrom
	}: { id: string; allianceId: string; role: ParticipationRole; validFrom: string }
): Promise<Outcome<string>> {
	const held = await tx
		.selectFrom('allianceParticipation')
		.selectAll()
		.where('id', '=', id)
		.where('allianceId', '=', allianceId)
		.forUpdate()
		.executeTakeFirst();
	if (!held) return refuse('participation_unknown');
	if (held.role === role) return refuse('role_unchanged');
	const ended = await endParticipation(tx, actor, { id, allianceId, validUntil: validFrom });
	if (!ended.ok) return ended;
	const party = held.clusterId
		? { clusterId: held.clusterId }
		: { organisationId: held.organisationId ?? '' };
	const { validUntil } = held;
	return admitParty(tx, actor, { allianceId, party, role, validFrom, validUntil });
}

export async function listParticipations(db: Database, allianceId: string, on?: string) {
	let query = db
		.selectFrom('allianceParticipation')
		.selectAll()
		.where('allianceId', '=', allianceId);
	if (on)
		query = query
			.where('validFrom', '<=', on)
			.where((or) => or.or([or('validUntil', 'is', null), or('validUntil', '>', on)]));
	return query.orderBy('validFrom').orderBy('id').limit(1000).execute();
}

const isSameParty = (
	one: { clusterId: string | null; organisationId: string | null },
	party: Party
): boolean =>
	(one.clusterId !== null && one.clusterId === party.clusterId) ||
	(one.organisationId !== null && one.organisationId === party.organisationId);
