import { describe, expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { anOrganisation } from '#rooms/organisations/testing.ts';
import { findCluster, listCoordinatorTerms } from './cluster-record.server.ts';
import type { Stage } from './cluster.ts';
import { appointCoordinator, findCoordinator, listCoordinationsOf } from './coordinator.server.ts';
import { endSeat, seatInCouncil } from './council.server.ts';
import { correctLastStage, enterStage, findStage, takeBackLastStage } from './life.server.ts';
import { endRegisterEntry, enterInRegister } from './register-entry.server.ts';
import { succeed } from './succession.server.ts';
import { aCluster, someDay } from './testing.ts';

const db = await testDatabase();
const enter = (clusterId: string, stage: Stage, since: string) =>
	attempt(db, (tx) => enterStage(tx, house, { clusterId, stage, since }, someDay));
const appoint = (clusterId: string, organisationId: string, validFrom: string) =>
	attempt(db, (tx) => appointCoordinator(tx, house, { clusterId, organisationId, validFrom }));
const follow = (predecessorId: string, successorId: string, since = '2010-10-08') =>
	attempt(db, (tx) => succeed(tx, house, { predecessorId, successorId, since }, someDay));

describe('stages', () => {
	it('come in order, as in Łódź', async () => {
		const id = await aCluster(db, { name: 'Etapy' });
		expect(await enter(id, 'letter_of_intent', '2010-04-15')).toMatchObject({ ok: true });
		expect(await enter(id, 'active', '2010-10-08')).toMatchObject({ reason: 'stage_out_of_order' });
		expect(await enter(id, 'cooperation_agreement', '2010-01-01')).toMatchObject({
			reason: 'stage_before_last'
		});
		expect(await enter(id, 'cooperation_agreement', '2010-10-08')).toMatchObject({ ok: true });
		expect(await enter(id, 'active', '2010-10-08')).toMatchObject({ ok: true });
		expect((await findStage(db, id))?.stage).toBe('active');
	});

	it('entered by two at once stay in order', async () => {
		const id = await aCluster(db, { name: 'Naraz' });
		await enter(id, 'active', '2012-01-01');
		const both = await Promise.all([
			enter(id, 'dissolved', '2020-01-01'),
			enter(id, 'dormant', '2020-01-01')
		]);
		expect(both[0]?.ok).toBe(true);
		expect((await findStage(db, id))?.stage).toBe('dissolved');
	});

	it('the last one is corrected or taken back, the ones before stand', async () => {
		const id = await aCluster(db, { name: 'Poprawki' });
		await enter(id, 'initiative', '2011-01-01');
		await enter(id, 'active', '2012-01-01');
		const correct = (stage: Stage, since: string) =>
			attempt(db, (tx) =>
				correctLastStage(tx, house, { clusterId: id, stage, since, note: null }, someDay)
			);
		expect(await correct('active', '2010-01-01')).toMatchObject({ reason: 'stage_before_last' });
		expect(await correct('letter_of_intent', '2012-01-01')).toMatchObject({
			reason: 'stage_out_of_order'
		});
		expect(await correct('cooperation_agreement', '2012-03-01')).toMatchObject({ ok: true });
		await attempt(db, (tx) => takeBackLastStage(tx, house, id, someDay));
		expect((await findStage(db, id))?.stage).toBe('initiative');
	});
});

describe('the coordinator', () => {
	it('hands over on one day, so that there is never none and never two', async () => {
		const id = await aCluster(db, { name: 'Koordynacja' });
		const [faculty, piot] = await Promise.all(
			['Wydział', 'PIOT'].map((name) => anOrganisation(db, { name }))
		);
		await appoint(id, faculty!, '2008-01-01');
		expect(await appoint(id, faculty!, '2009-01-01')).toMatchObject({
			reason: 'coordinator_already'
		});
		expect(await appoint(id, piot!, '2010-10-08')).toMatchObject({ ok: true });
		expect(await appoint(id, faculty!, '2009-01-01')).toMatchObject({
			reason: 'coordinator_already'
		});
		expect(await listCoordinationsOf(db, faculty!)).toMatchObject([
			{ clusterId: id, validFrom: '2008-01-01', validUntil: '2010-10-08' }
		]);
		expect(await appoint(id, piot!, '2009-01-01')).toMatchObject({
			reason: 'coordinator_appointed_later'
		});
		const on = async (day: string) => (await findCoordinator(db, id, day))?.organisationId;
		expect(await on('2010-10-07')).toBe(faculty);
		expect(await on('2010-10-08')).toBe(piot);
		const terms = await listCoordinatorTerms(db, id);
		expect(terms.map(({ validFrom, validUntil }) => [validFrom, validUntil])).toEqual([
			['2010-10-08', null],
			['2008-01-01', '2010-10-08']
		]);
	});

	it('two hand-overs at once leave one', async () => {
		const id = await aCluster(db, { name: 'Wyścig' });
		const bodies = await Promise.all(
			['Pierwsza', 'Druga'].map((name) => anOrganisation(db, { name }))
		);
		const both = await Promise.all(bodies.map((body) => appoint(id, body, '2020-01-01')));
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
	});

	it('the constraint judges last: terms written past the rule cannot overlap', async () => {
		const id = await aCluster(db, { name: 'Ostatnie słowo' });
		const body = await anOrganisation(db, { name: 'Jedna' });
		await appoint(id, body, '2020-01-01');
		const overlapping = await attempt(db, async (tx) => {
			await tx
				.insertInto('clusterCoordinator')
				.values({
					id: crypto.randomUUID(),
					clusterId: id,
					organisationId: body,
					validFrom: '2021-01-01',
					validUntil: null
				})
				.execute();
			return { ok: true, value: undefined };
		});
		expect(overlapping).toMatchObject({ ok: false, reason: 'coordinator_already' });
	});
});

describe('succession', () => {
	it('ends the predecessor and links both ways', async () => {
		const old = await aCluster(db, { name: 'Dawny Klaster' });
		const young = await aCluster(db, { name: 'Młody Klaster' });
		await enter(old, 'active', '2008-01-01');
		expect(await follow(old, young)).toMatchObject({ ok: true });
		const record = await findCluster(db, 'dawny-klaster', someDay);
		expect(record?.stage).toBe('succeeded');
		expect(record?.successors.map(({ cluster }) => cluster.id)).toEqual([young]);
		const back = await attempt(db, (tx) => takeBackLastStage(tx, house, old, someDay));
		expect(back).toMatchObject({ reason: 'stage_is_of_succession' });
		expect(await follow(young, old)).toMatchObject({ reason: 'succession_in_circle' });
		expect(await follow(young, young)).toMatchObject({ reason: 'succession_to_itself' });
	});

	it('refused by the predecessor’s stage leaves no trace', async () => {
		const gone = await aCluster(db, { name: 'Rozwiązany' });
		const heir = await aCluster(db, { name: 'Spadkobierca' });
		await enter(gone, 'dissolved', '2009-01-01');
		expect(await follow(gone, heir)).toMatchObject({ reason: 'stage_out_of_order' });
		expect((await findCluster(db, 'spadkobierca', someDay))?.predecessors).toEqual([]);
	});
});

describe('council and registers', () => {
	it('seats and entries begin, end, and never end before they began', async () => {
		const id = await aCluster(db, { name: 'Rada' });
		const seat = {
			clusterId: id,
			organisationId: null,
			personName: 'Anna',
			role: 'chair' as const
		};
		const seated = await attempt(db, (tx) =>
			seatInCouncil(tx, house, { ...seat, validFrom: '2025-03-14' })
		);
		const seatId = seated.ok ? seated.value : '';
		const leave = (validUntil: string) =>
			attempt(db, (tx) => endSeat(tx, house, { id: seatId, clusterId: id, validUntil }));
		expect(await leave('2025-01-01')).toMatchObject({ reason: 'dates_cross' });
		expect(await leave('2026-01-01')).toMatchObject({ ok: true });
		const entered = await attempt(db, (tx) =>
			enterInRegister(
				tx,
				house,
				{ clusterId: id, register: 'kkk', validFrom: '2021-10-01' },
				someDay
			)
		);
		const entry = { id: entered.ok ? entered.value : '', clusterId: id };
		const expire = (validUntil: string) =>
			attempt(db, (tx) => endRegisterEntry(tx, house, { ...entry, validUntil }, someDay));
		expect(await expire('2020-01-01')).toMatchObject({ reason: 'dates_cross' });
		expect(await expire('2024-12-31')).toMatchObject({ ok: true });
	});
});
