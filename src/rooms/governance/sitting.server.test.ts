import { describe, expect, it } from 'vitest';
import { house, type Actor } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { listDeeds } from '#platform/journal/journal.server.ts';
import { endMembership, listMemberships } from '#rooms/clusters/membership.server.ts';
import { aPerson } from '#rooms/people/testing.ts';
import { sweepBoxes } from './ballot-box.server.ts';
import { listAwaiting } from './awaiting.server.ts';
import { approveMinutes, changeMinutes, draftMinutesOf, findMinutes } from './minutes.server.ts';
import { findResolution, linkResolution, listResolutionsOf } from './resolution.server.ts';
import { emptyLife } from './sitting-act.ts';
import { lifeFromDeeds } from './sitting-deed.ts';
import { loadLife, takeAct } from './sitting-state.server.ts';
import { callOffSitting, changeSitting } from './sitting.server.ts';
import { aSitting, occasion, theDay } from './testing.ts';
import { castVote, closeDueVotes, closeVote, countHands, openVote } from './vote.server.ts';
import type { Choice } from './vote.ts';

const db = await testDatabase();
const now = theDay;
type Sitting = Awaited<ReturnType<typeof aSitting>>;

const arrive = (sitting: Sitting, at: number) =>
	attempt(db, (tx) =>
		takeAct(tx, house, {
			...{ sittingId: sitting.id, now },
			act: { act: 'arrive', voterId: sitting.voters[at]?.id ?? '' }
		})
	);
const at = (sitting: Sitting, which = 0) => ({
	...{ sittingId: sitting.id, resolutionId: sitting.resolutions[which] ?? '', now }
});
const open = (sitting: Sitting, which = 0, closesAt: Date | null = null) =>
	attempt(db, (tx) => openVote(tx, house, { ...at(sitting, which), closesAt }));
const close = (sitting: Sitting, which = 0) =>
	attempt(db, (tx) => closeVote(tx, house, at(sitting, which)));
const hands = (sitting: Sitting, choices: Choice[], which = 0) =>
	attempt(db, (tx) =>
		countHands(tx, house, {
			...at(sitting, which),
			hands: new Map(choices.map((choice, place) => [sitting.voters[place]?.id ?? '', choice]))
		})
	);

async function representative(organisationId: string): Promise<Actor> {
	const email = `${organisationId}@example.org`;
	const person = await aPerson(db, { name: 'Ewa Nić', email });
	const personId = typeof person === 'string' ? person : (person as { id: string }).id;
	const grant = {
		role: 'representative',
		scopeKind: 'organisation',
		scopeId: organisationId
	} as const;
	return { personId, onBehalfOfId: null, grants: [grant] };
}

describe('a sitting', () => {
	it('adopts by hands with a proxy, numbers gaplessly under a race, and its journal rebuilds it', async () => {
		const sitting = await aSitting(db, { name: 'Race' });
		for (const place of [0, 1]) await arrive(sitting, place);
		const [holder, , giver] = sitting.voters;
		const given = await attempt(db, (tx) =>
			takeAct(tx, house, {
				...{ sittingId: sitting.id, now },
				act: { act: 'give_proxy', voterId: giver?.id ?? '', holderId: holder?.id ?? '' }
			})
		);
		expect(given.ok).toBe(true);
		for (const which of [0, 1, 2]) await open(sitting, which);
		await hands(sitting, ['for', 'for', 'for'], 0);
		await hands(sitting, ['against', 'against', 'abstain'], 1);
		await hands(sitting, ['for', 'abstain', 'against'], 2);
		await hands(sitting, ['for', 'for', 'against'], 2);
		const closed = await Promise.all([0, 1, 2, 0, 1, 2].map((which) => close(sitting, which)));
		expect(closed.filter(({ ok }) => ok)).toHaveLength(3);
		const records = await Promise.all(sitting.resolutions.map((id) => findResolution(db, id)));
		expect(records.map((one) => one?.outcome)).toEqual(['adopted', 'rejected', 'adopted']);
		expect(records.flatMap((one) => one?.number ?? []).sort()).toEqual([1, 2]);
		expect(records[0]).toMatchObject({ year: 2026, count: { for: 3, present: 3, entitled: 4 } });
		const life = await loadLife(db, sitting.id);
		const deeds = await listDeeds(db, { kind: 'sitting', id: sitting.id }, { limit: 500 });
		const rebuilt = lifeFromDeeds(emptyLife(life), deeds.toReversed());
		expect(rebuilt.ok && rebuilt.value.polls).toEqual(life.polls);
		expect(rebuilt.ok && rebuilt.value.voters).toEqual(life.voters);
	});

	it('takes one of two votes that race, and none of strangers, office or a member who left', async () => {
		const sitting = await aSitting(db, { name: 'Online', mode: 'online' });
		const [own, , , leaver] = sitting.voters;
		const actor = await representative(own?.organisationId ?? '');
		expect(await listAwaiting(db, actor, now)).toEqual([]);
		for (const place of [0, 1, 3]) await arrive(sitting, place);
		await open(sitting);
		expect(await listAwaiting(db, actor, now)).toMatchObject([{ kind: 'vote', voter: own?.name }]);
		const cast = (by: Actor, voterId = own?.id ?? '') =>
			attempt(db, (tx) => castVote(tx, by, { ...at(sitting), voterId, choice: 'for' }));
		expect(await cast(house)).toMatchObject({ reason: 'not_your_vote' });
		const raced = await Promise.all([cast(actor), cast(actor), cast(actor)]);
		expect(raced.filter(({ ok }) => ok)).toHaveLength(1);
		expect(raced.find(({ ok }) => !ok)).toMatchObject({ reason: 'vote_cast_already' });
		expect(await listAwaiting(db, actor, now)).toEqual([]);
		const memberships = await listMemberships(db, sitting.clusterId);
		const ending = memberships.find((one) => one.organisationId === leaver?.organisationId);
		await attempt(db, (tx) =>
			endMembership(tx, house, {
				...{ id: ending?.id ?? '', clusterId: sitting.clusterId, validUntil: '2026-03-14' }
			})
		);
		const former = await representative(leaver?.organisationId ?? '');
		expect(await cast(former, leaver?.id)).toMatchObject({ reason: 'no_right_to_vote' });
		await close(sitting);
		expect((await findResolution(db, sitting.resolutions[0] ?? ''))?.count).toMatchObject({
			...{ for: 1, against: 0, present: 2, entitled: 3 }
		});
	});

	it('closes a written vote when its time has come, counting who took part', async () => {
		const sitting = await aSitting(db, { name: 'Written', mode: 'written' });
		const until = new Date(now.getTime() + 3_600_000);
		await open(sitting, 0, until);
		await hands(sitting, ['for', 'for', 'against']);
		expect(await closeDueVotes(db, now)).toBe(0);
		expect(await closeDueVotes(db, until)).toBe(1);
		const record = await findResolution(db, sitting.resolutions[0] ?? '');
		expect(record).toMatchObject({ outcome: 'adopted', count: { present: 3, entitled: 4 } });
	});
});

describe('a secret ballot', () => {
	it('leaves who voted and the sums, and nothing that ties them together', async () => {
		const sitting = await aSitting(db, { name: 'Secret', secret: true });
		for (const place of [0, 1, 2]) await arrive(sitting, place);
		await open(sitting);
		await hands(sitting, ['for', 'against', 'for']);
		const again = await hands(sitting, ['against']);
		expect(again).toMatchObject({ reason: 'vote_cast_already' });
		await close(sitting);
		await sweepBoxes(db);
		const resolutionId = sitting.resolutions[0] ?? '';
		const votes = await db
			.selectFrom('vote')
			.selectAll()
			.where('resolutionId', '=', resolutionId)
			.execute();
		expect(votes).toHaveLength(3);
		for (const vote of votes)
			expect(vote).toMatchObject({ choice: null, castAt: null, castById: null });
		expect(await db.selectFrom('ballotBox').selectAll().execute()).toEqual([]);
		expect(await db.selectFrom('ballotKey').selectAll().execute()).toEqual([]);
		const deeds = await listDeeds(db, { kind: 'sitting', id: sitting.id }, { limit: 500 });
		const cast = deeds.filter(({ deed }) => deed === 'vote.cast');
		expect(cast.map(({ details }) => details.choice)).toEqual([null, null, null]);
		const life = await loadLife(db, sitting.id);
		const rebuilt = lifeFromDeeds(emptyLife(life), deeds.toReversed());
		expect(rebuilt.ok && rebuilt.value.polls[resolutionId]?.count).toEqual(
			life.polls[resolutionId]?.count
		);
		expect(life.polls[resolutionId]?.count).toMatchObject({ for: 2, against: 1 });
	});
});

describe('papers', () => {
	it('minutes tell votes, can be edited until approved, and then stand', async () => {
		const sitting = await aSitting(db, { name: 'Minutes' });
		for (const place of [0, 1, 2]) await arrive(sitting, place);
		await open(sitting);
		await hands(sitting, ['for', 'for', 'abstain']);
		await close(sitting);
		const draft = () =>
			attempt(db, (tx) => draftMinutesOf(tx, house, { sittingId: sitting.id, now }));
		expect(await draft()).toMatchObject({ reason: 'sitting_not_closed' });
		await attempt(db, (tx) =>
			takeAct(tx, house, { sittingId: sitting.id, act: { act: 'close' }, now })
		);
		expect(await draft()).toMatchObject({ ok: true });
		const minutes = await findMinutes(db, sitting.id);
		expect(minutes?.text).toContain('Przyjęto uchwałę 2026/1.');
		expect(minutes?.text).toContain('za 2, przeciw 0, wstrzymało się 1');
		const change = (text: string, edition: number) =>
			attempt(db, (tx) => changeMinutes(tx, house, { sittingId: sitting.id, text, edition, now }));
		expect(await change('Poprawione', 1)).toMatchObject({ ok: true });
		expect(await change('Z drugiego okna', 1)).toMatchObject({ reason: 'changed_meanwhile' });
		const approved = await attempt(db, (tx) =>
			approveMinutes(tx, house, { sittingId: sitting.id, resolutionId: null, edition: 2, now })
		);
		expect(approved).toMatchObject({ ok: true });
		expect(await change('Po fakcie', 2)).toMatchObject({ reason: 'minutes_approved' });
		expect((await findMinutes(db, sitting.id))?.digest).toMatch(/^[0-9a-f]{64}$/);
	});

	it('a resolution is linked to what it authorises, and found from there', async () => {
		const sitting = await aSitting(db, { name: 'Links' });
		const resolutionId = sitting.resolutions[0] ?? '';
		const subject = { kind: 'organisation', id: sitting.members[0] ?? '' } as const;
		const link = () => attempt(db, (tx) => linkResolution(tx, house, { resolutionId, subject }));
		expect(await link()).toEqual(await link());
		expect((await listResolutionsOf(db, subject)).map(({ id }) => id)).toEqual([resolutionId]);
		const unknown = { kind: 'agreement', id: resolutionId } as const;
		expect(
			await attempt(db, (tx) => linkResolution(tx, house, { resolutionId, subject: unknown }))
		).toMatchObject({ reason: 'subject_unknown' });
	});

	it('neither changes nor calls off what is open already', async () => {
		const sitting = await aSitting(db, { name: 'Late' });
		const off = await attempt(db, (tx) =>
			callOffSitting(tx, house, { id: sitting.id, reason: 'Burza', occasion })
		);
		expect(off).toMatchObject({ reason: 'sitting_open_already' });
		const draft = {
			...{
				names: {},
				startsAt: now,
				endsAt: new Date(now.getTime() + 1000),
				mode: 'online' as const
			},
			...{ timeZone: 'UTC', place: null, onlineUrl: null }
		};
		const changed = await attempt(db, (tx) =>
			changeSitting(tx, house, { id: sitting.id, edition: 1, draft, occasion })
		);
		expect(changed).toMatchObject({ reason: 'sitting_open_already' });
	});
});
