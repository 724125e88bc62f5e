import { expect, it } from 'vitest';
import { after, days } from '#platform/clock.ts';
import { attempt } from '#platform/database/attempt.ts';
import { newId } from '#platform/ids.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { unwrap } from '#platform/outcome.ts';
import { offerToIntroduce } from '#rooms/introductions/introducer.server.ts';
import { aPublishedEntry } from '#rooms/marketplace/testing.ts';
import { anOrganisation } from '#rooms/organisations/testing.ts';
import { aPerson } from '#rooms/people/testing.ts';
import { listKnown } from './known-organisations.server.ts';

const db = await testDatabase();
const now = new Date('2026-03-02T09:00:00Z');

it('proposes whom somebody talked with, keeps it nowhere, and not again after their yes', async () => {
	const studio = await anOrganisation(db, { name: 'Ателие Дунав', locale: 'bg' });
	const mill = await anOrganisation(db, { name: 'Przędzalnia Nitka' });
	const anna = await aPerson(db, { name: 'Anna' });
	const entryId = await aPublishedEntry(db, studio, {
		title: 'Вълнена прежда за ръчно плетене',
		locale: 'bg'
	});
	const expressedAt = after(now, -days(9));
	await db
		.insertInto('interest')
		.values({
			...{ id: newId(), entryId, organisationId: mill, personId: anna.id, way: 'direct' },
			...{ state: 'accepted', message: 'Piszę', locale: 'pl', expressedAt, changedAt: now }
		})
		.execute();
	const known = () => listKnown(db, { personId: anna.id, now });
	expect(await known()).toEqual([{ organisationId: studio, basis: 'conversation' }]);
	expect(await db.selectFrom('introducer').selectAll().execute()).toEqual([]);
	const said = { organisationId: studio, basis: 'conversation' as const, note: '' };
	unwrap(await attempt(db, (tx) => offerToIntroduce(tx, anna.actor, said, now)));
	expect(await known()).toEqual([]);
});
