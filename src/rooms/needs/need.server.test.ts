import { describe, expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { listDeeds } from '#platform/journal/journal.server.ts';
import { unwrap } from '#platform/outcome.ts';
import { endMembership } from '#rooms/clusters/membership.server.ts';
import { aMember, needDay, someNeed } from './testing.ts';
import { changeNeed, raiseNeed, standByNeed, withdrawNeed } from './need.server.ts';

const db = await testDatabase();

describe('a need', async () => {
	const lodz = await aMember(db, { cluster: 'Klaster Innowacyjnego Przemysłu i Mody' });
	const say = (text: string, changes = {}) =>
		attempt(db, (tx) => raiseNeed(tx, house, someNeed(lodz, { text, ...changes }), needDay));

	it('is said by a member in one sentence and counts towards the sectors of its step', async () => {
		const id = unwrap(await say('Szukamy farbiarni z certyfikatem GOTS.'));
		const row = await db
			.selectFrom('need')
			.selectAll()
			.where('id', '=', id)
			.executeTakeFirstOrThrow();
		expect(row).toMatchObject({ sectors: ['textiles'], edition: 1, showsName: false });
		const [deed] = await listDeeds(db, { kind: 'need', id });
		expect(deed).toMatchObject({ deed: 'need.raised', isPublic: false });
		expect(JSON.stringify(deed)).not.toContain('farbiarni');
	});

	it('is known again when the same member says it twice, however it is typed', async () => {
		const first = unwrap(await say('Brakuje nam krawcowych!'));
		expect(await say('  brakuje NAM krawcowych ')).toMatchObject({
			reason: 'need_said_already',
			details: { needId: first }
		});
		const firm = await aMember(db, { clusterId: lodz.clusterId });
		expect(await say('Brakuje nam krawcowych!', { organisationId: firm.organisationId })).toEqual({
			ok: true,
			value: expect.any(String)
		});
	});

	it('heard without a name is known again too', async () => {
		const heard = { organisationId: null, sourceKind: 'meeting' };
		expect((await say('Hala do wynajęcia', heard)).ok).toBe(true);
		expect(await say('Hala do wynajęcia.', heard)).toMatchObject({ reason: 'need_said_already' });
	});

	it('said at the same moment in two tabs stands once', async () => {
		const both = await Promise.all([say('Pożyczka obrotowa'), say('Pożyczka obrotowa')]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: 'need_said_already' });
	});

	it.each([
		['', 'need_text_missing'],
		['?!', 'need_text_missing'],
		['a'.repeat(401), 'text_too_long']
	])('of no words or too many is refused: %#', async (text, reason) => {
		expect(await say(text)).toMatchObject({ ok: false, reason });
	});

	it('is said by members only', async () => {
		const left = await aMember(db, { clusterId: lodz.clusterId });
		const { membershipId: id, clusterId } = left;
		await attempt(db, (tx) =>
			endMembership(tx, house, { id, clusterId, validUntil: '2026-03-01' })
		);
		expect(await say('Nowy rynek', { organisationId: left.organisationId })).toMatchObject({
			reason: 'need_of_no_member'
		});
	});

	it('is changed by whoever saw its last wording, withdrawn, and stood by again', async () => {
		const id = unwrap(await say('Szukamy przędzy'));
		const draft = someNeed(lodz, { text: 'Szukamy przędzy z recyklingu', activity: '13.10' });
		const change = (edition: number) =>
			attempt(db, (tx) => changeNeed(tx, house, { id, edition, draft }));
		expect((await change(1)).ok).toBe(true);
		expect(await change(1)).toMatchObject({ reason: 'changed_meanwhile' });
		await attempt(db, (tx) => withdrawNeed(tx, house, id, needDay));
		expect(await change(2)).toMatchObject({ reason: 'need_gone' });
		const again = unwrap(await say('szukamy przędzy z recyklingu'));
		expect(await attempt(db, (tx) => standByNeed(tx, house, id))).toMatchObject({
			reason: 'need_said_already',
			details: { needId: again }
		});
		await attempt(db, (tx) => withdrawNeed(tx, house, again, needDay));
		expect((await attempt(db, (tx) => standByNeed(tx, house, id))).ok).toBe(true);
	});
});
