import { expect, test } from 'vitest';
import { house, type Actor } from '#platform/actor.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { newId } from '#platform/ids.ts';
import { anAgreement } from '#rooms/agreements/testing.ts';
import { aBrokerage, aParticipant, someDay } from '#rooms/meetings/testing.ts';
import { anOrganisation } from '#rooms/organisations/testing.ts';
import { listEventsOfParties, listMeetingsBetween } from './happened.server.ts';

const db = await testDatabase();
const now = new Date('2026-05-01T09:00:00Z');
const since = new Date('2026-01-01T00:00:00Z');

const { id: agreementId, clusterId, coordinatorId, firmId } = await anAgreement(db);
const strangerId = await anOrganisation(db, { name: 'Stranger' });
const { eventId, slots } = await aBrokerage(db, 'Łódź 2026');

async function met(place: number, organisationIds: readonly string[]) {
	const id = newId();
	const slotId = slots[place]!;
	const arranged = { arrangedAt: someDay, arrangedById: null };
	const off = { calledOffAt: null, calledOffById: null, calledOffReason: null };
	await db
		.insertInto('meeting')
		.values({
			...{ id, eventId, requestId: null, origin: 'organiser', slotId, tableId: null },
			...{ ...arranged, ...off }
		})
		.execute();
	for (const [at, organisationId] of organisationIds.entries()) {
		const name = `P${place}.${at}`;
		const participantId = await aParticipant(db, eventId, name, { organisationId });
		await db.insertInto('meetingParty').values({ meetingId: id, participantId, slotId }).execute();
	}
	return id;
}

const between = await met(0, [coordinatorId, firmId]);
await met(1, [firmId, strangerId]);
await met(2, [firmId, firmId]);

const representing = (scopeId: string): Actor => ({
	...{ personId: newId(), onBehalfOfId: null },
	grants: [{ role: 'representative', scopeKind: 'organisation', scopeId }]
});
const seenBy = async (actor: Actor, at = now) =>
	(await listMeetingsBetween(db, { agreementId, since, now: at, actor })).map(({ id }) => id);

test('meetings of organisations of two parties are told to those who took part', async () => {
	expect(await seenBy(representing(firmId))).toEqual([between]);
	expect(await seenBy(representing(coordinatorId))).toEqual([between]);
	expect(await seenBy(representing(strangerId))).toEqual([]);
	expect(await seenBy(house)).toEqual([]);
	expect(await seenBy(representing(firmId), since)).toEqual([]);
	const [told] = await listMeetingsBetween(db, {
		...{ agreementId, since, now, actor: representing(firmId) }
	});
	expect(told).toMatchObject({ name: 'Łódź 2026' });
	expect(told?.who).toContain(' – ');
});

test('events of a party are told where they were announced', async () => {
	const told = async () =>
		(await listEventsOfParties(db, { agreementId, since, now })).map(({ name }) => name);
	expect(await told()).toEqual([]);
	const owner = { ownerKind: 'cluster', ownerId: clusterId } as const;
	await db.updateTable('event').set(owner).where('id', '=', eventId).execute();
	expect(await told()).toEqual(['Łódź 2026']);
	await db.deleteFrom('eventAnnouncement').where('eventId', '=', eventId).execute();
	expect(await told()).toEqual([]);
});
