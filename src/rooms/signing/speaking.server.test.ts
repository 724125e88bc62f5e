import { expect, test } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { unwrap } from '#platform/outcome.ts';
import { nameParties } from '#rooms/agreements/parties.server.ts';
import { partyLine } from '#rooms/agreements/placeholders.ts';
import { anAgreement } from '#rooms/agreements/testing.ts';
import { setRule } from './representation.server.ts';
import { listSpeakers } from './speaking.server.ts';
import { aRepresentative, signingDay } from './testing.ts';

const db = await testDatabase();

test('a party is named with those who bind it on the day, for a cluster those of its coordinator', async () => {
	const { parties, coordinatorId, firmId } = await anAgreement(db);
	const together = { maySign: 'together' as const };
	await aRepresentative(db, coordinatorId, 'Ewa Nić', together);
	await aRepresentative(db, coordinatorId, 'Jan Osnowa', together);
	await aRepresentative(db, coordinatorId, 'Piotr Wątek', together);
	const draft = { mode: 'joint', together: 2, note: null, validFrom: '2010-01-01' } as const;
	unwrap(
		await attempt(db, (tx) =>
			setRule(tx, house, { organisationId: coordinatorId, draft, now: signingDay })
		)
	);
	await aRepresentative(db, firmId, 'Стара Дунавска', { validUntil: '2020-01-01' });
	await aRepresentative(db, firmId, 'Борис Дунавски', { function: 'управител' });
	const speakers = await listSpeakers(db, parties, '2026-03-10');
	const [lodz, ruse] = await nameParties(db, parties, speakers);
	expect(lodz?.representedBy.map(({ name }) => name)).toEqual(['Ewa Nić', 'Jan Osnowa']);
	expect(ruse?.representedBy).toEqual([{ name: 'Борис Дунавски', function: 'управител' }]);
	expect(partyLine(lodz!, 'pl')).toContain('Ewa Nić, prezes; Jan Osnowa, prezes');
	expect(await listSpeakers(db, [], '2026-03-10')).toEqual(new Map());
});
