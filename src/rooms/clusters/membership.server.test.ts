import { beforeAll, describe, expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { newId } from '#platform/ids.ts';
import { anOrganisation } from '#rooms/organisations/testing.ts';
import { countMembers, listMembers } from './cluster-record.server.ts';
import {
	addMembership,
	correctMembership,
	endMembership,
	resumeMembership,
	type NewMembership
} from './membership.server.ts';
import { aCluster } from './testing.ts';

const db = await testDatabase();
let clusterId = '';
let firm = '';
beforeAll(async () => {
	clusterId = await aCluster(db, { name: 'Klaster' }, { foundedOn: '2010-10-08' });
	firm = await anOrganisation(db, { name: 'Дунав Трикотаж', locale: 'bg' });
});

const join = (organisationId: string, changes: Partial<NewMembership> = {}) =>
	attempt(db, (tx) =>
		addMembership(tx, house, {
			clusterId,
			organisationId,
			kind: 'member',
			validFrom: '2010-10-08',
			...changes
		})
	);
const end = (id: string, validUntil: string) =>
	attempt(db, (tx) => endMembership(tx, house, { id, clusterId, validUntil }));
const resume = (id: string) => attempt(db, (tx) => resumeMembership(tx, house, { id, clusterId }));
const joined = async (organisationId: string, changes: Partial<NewMembership> = {}) => {
	const outcome = await join(organisationId, changes);
	if (!outcome.ok) throw new Error(outcome.reason);
	return outcome.value;
};
const someFirm = (name: string) => anOrganisation(db, { name });

describe('belonging to a cluster', () => {
	it('once at a time as a member, beside being a partner, and again after leaving', async () => {
		const id = await joined(firm);
		expect(await join(firm, { validFrom: '2015-01-01' })).toMatchObject({
			reason: 'membership_held_already'
		});
		expect(await join(firm, { kind: 'partner', validFrom: '2015-01-01' })).toMatchObject({
			ok: true
		});
		expect(await end(id, '2014-01-01')).toMatchObject({ ok: true });
		expect(await join(firm, { validFrom: '2013-12-31' })).toMatchObject({ ok: false });
		expect(await join(firm, { validFrom: '2014-01-01' })).toMatchObject({ ok: true });
	});

	it('two at the same moment: the constraint lets one in and the other gets a reason', async () => {
		const other = await someFirm('Naraz');
		const both = await Promise.all([join(other), join(other)]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: 'membership_held_already' });
	});

	it.each([
		['an end before the beginning', { validUntil: '2009-01-01' }, 'dates_cross'],
		['an organisation that is not entered', { organisationId: newId() }, 'organisation_unknown']
	])('refuses %s', async (_, changes, reason) => {
		const other = await someFirm('Odmowa');
		expect(await join(other, changes)).toMatchObject({ ok: false, reason });
	});

	it('an end can be taken back, unless something else has begun since', async () => {
		const other = await someFirm('Powrót');
		const id = await joined(other);
		expect(await resume(id)).toMatchObject({ reason: 'membership_unknown' });
		await end(id, '2020-01-01');
		expect(await resume(id)).toMatchObject({ ok: true });
		await end(id, '2020-01-01');
		await joined(other, { validFrom: '2021-01-01' });
		expect(await resume(id)).toMatchObject({ reason: 'membership_held_already' });
	});

	it('a wrong date is put right, within what is free', async () => {
		const other = await someFirm('Poprawka');
		const id = await joined(other, { validFrom: '2012-01-01', validUntil: '2013-01-01' });
		await joined(other, { validFrom: '2015-01-01' });
		const correct = (validFrom: string, validUntil: string | null) =>
			attempt(db, (tx) =>
				correctMembership(tx, house, { id, clusterId, kind: 'member', validFrom, validUntil })
			);
		expect(await correct('2011-01-01', '2014-01-01')).toMatchObject({ ok: true });
		expect(await correct('2011-01-01', null)).toMatchObject({ reason: 'membership_held_already' });
		expect(await correct('2011-01-01', '2010-01-01')).toMatchObject({ reason: 'dates_cross' });
	});

	it('another cluster’s manager finds no such membership here', async () => {
		const id = await joined(await someFirm('Cudza'));
		const elsewhere = await aCluster(db, { name: 'Obcy' });
		const foreign = { id, clusterId: elsewhere, validUntil: '2020-01-01' };
		expect(await attempt(db, (tx) => endMembership(tx, house, foreign))).toMatchObject({
			reason: 'membership_unknown'
		});
	});
});

describe('the list on a day', () => {
	it('has who belonged then, founders by their date, members and partners apart', async () => {
		const id = await aCluster(db, { name: 'Lista' }, { foundedOn: '2010-10-08' });
		const founder = await someFirm('Założycielka');
		const later = await someFirm('Późniejsza');
		await joined(founder, { clusterId: id, validUntil: '2014-01-01' });
		await joined(later, { clusterId: id, validFrom: '2012-05-01', kind: 'partner' });
		const on = async (day?: string) =>
			(await listMembers(db, { id, foundedOn: '2010-10-08' }, day)).map((member) => [
				member.organisation.texts.pl?.name,
				member.kind,
				member.isFounding
			]);
		expect(await on('2010-10-07')).toEqual([]);
		expect(await on('2012-04-30')).toEqual([['Założycielka', 'member', true]]);
		expect(await on('2012-05-01')).toEqual([
			['Założycielka', 'member', true],
			['Późniejsza', 'partner', false]
		]);
		expect(await on('2014-01-01')).toEqual([['Późniejsza', 'partner', false]]);
		expect(await on()).toHaveLength(2);
		expect((await countMembers(db, [id], '2012-05-01')).get(id)).toEqual({ member: 1, partner: 1 });
	});
});
