import { expect, it } from 'vitest';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { accept } from '#platform/outcome.ts';
import { anOrganisation } from '#rooms/organisations/testing.ts';
import { findEvent } from './event-record.server.ts';
import { anEvent, aRegistration } from './testing.ts';
import { listOrganisationsOfEvents, moveOrganisation, putBackOrganisation } from './ties.server.ts';

const db = await testDatabase();

it('an organisation that became another is named so by its events, and back again', async () => {
	const [one, other] = [
		await anOrganisation(db, { name: 'Tkalnia' }),
		await anOrganisation(db, { name: 'Tkalnia Wisła' })
	];
	const eventId = await anEvent(
		db,
		{ name: 'Zjazd' },
		{},
		{ ownerKind: 'organisation', ownerId: one }
	);
	await aRegistration(db, eventId, { name: 'Anna', organisationId: one });
	const named = async () => [...(await listOrganisationsOfEvents(db, [one, other]))];
	expect(await named()).toEqual([one]);
	const moved = await attempt(db, async (tx) => accept(await moveOrganisation(tx, one, other)));
	if (!moved.ok) throw new Error(moved.reason);
	expect(await named()).toEqual([other]);
	expect(await findEvent(db, 'zjazd')).toMatchObject({ ownerId: other });
	await attempt(db, async (tx) => accept(await putBackOrganisation(tx, moved.value)));
	expect(await named()).toEqual([one]);
});
