import { beforeAll, describe, expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { unwrap } from '#platform/outcome.ts';
import { aCluster, someDay } from '#rooms/clusters/testing.ts';
import { anOrganisation } from '#rooms/organisations/testing.ts';
import { findAlliance, listAlliancesOf } from './alliance-record.server.ts';
import { changeAlliance, readAllianceDraft, registerAlliance } from './alliance.server.ts';
import type { AllianceDraft, ParticipationRole, Party } from './alliance.ts';
import { admitParty, changeRole, endParticipation } from './participation.server.ts';

const db = await testDatabase();
let [cloth, modacc, bfa, umt] = ['', '', '', ''];

const draft = (name: string, changes: Partial<AllianceDraft> = {}): AllianceDraft => ({
	slug: name.toLowerCase(),
	kind: 'consortium',
	originalLocale: 'en',
	foundedOn: '2022-02-01',
	endedOn: null,
	website: null,
	texts: { en: { name, shortName: null, description: '' } },
	funding: null,
	...changes
});
const enter = (one: AllianceDraft) =>
	db.transaction().execute(async (tx) => unwrap(await registerAlliance(tx, house, one, someDay)));

beforeAll(async () => {
	cloth = await enter(draft('CLOTH'));
	modacc = await aCluster(db, { name: 'MODACC' });
	bfa = await aCluster(db, { name: 'BFA' });
	umt = await anOrganisation(db, { name: 'UMT' });
});

const admit = (party: Party, role: ParticipationRole, validFrom = '2022-02-01', to = cloth) =>
	attempt(db, (tx) => admitParty(tx, house, { allianceId: to, party, role, validFrom }));

describe('taking part', () => {
	it('one leads, each once at a time, in a role of this kind', async () => {
		const lead = await admit({ clusterId: modacc }, 'lead_partner');
		expect(lead).toMatchObject({ ok: true });
		expect(await admit({ clusterId: bfa }, 'lead_partner')).toMatchObject({
			reason: 'lead_partner_already'
		});
		expect(await admit({ clusterId: bfa }, 'umbrella_body')).toMatchObject({
			reason: 'role_of_another_kind'
		});
		expect(await admit({ clusterId: bfa }, 'partner')).toMatchObject({ ok: true });
		expect(await admit({ clusterId: bfa }, 'associated', '2023-01-01')).toMatchObject({
			reason: 'takes_part_already'
		});
		expect(await admit({ organisationId: umt }, 'partner')).toMatchObject({ ok: true });
	});

	it('two admissions of one party at once: one is in, the other told why', async () => {
		const clusterId = await aCluster(db, { name: 'Naraz' });
		const both = await Promise.all([
			admit({ clusterId }, 'partner'),
			admit({ clusterId }, 'partner')
		]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: 'takes_part_already' });
	});

	it('a role changes without a gap and both stay in the history', async () => {
		const clusterId = await aCluster(db, { name: 'Rola' });
		const admitted = await admit({ clusterId }, 'associated');
		const id = admitted.ok ? admitted.value : '';
		const turn = (role: ParticipationRole) =>
			attempt(db, (tx) =>
				changeRole(tx, house, { id, allianceId: cloth, role, validFrom: '2023-01-01' })
			);
		expect(await turn('associated')).toMatchObject({ reason: 'role_unchanged' });
		expect(await turn('lead_partner')).toMatchObject({ reason: 'lead_partner_already' });
		expect(await listAlliancesOf(db, { clusterId })).toHaveLength(1);
		expect(await turn('partner')).toMatchObject({ ok: true });
		const history = await listAlliancesOf(db, { clusterId });
		expect(history.map(({ role, validUntil }) => [role, validUntil])).toEqual([
			['partner', null],
			['associated', '2023-01-01']
		]);
	});

	it('ends not before it began, and only in its own alliance', async () => {
		const clusterId = await aCluster(db, { name: 'Koniec' });
		const admitted = await admit({ clusterId }, 'partner');
		const id = admitted.ok ? admitted.value : '';
		const elsewhere = await enter(draft('OTHER'));
		const leave = (allianceId: string, validUntil: string) =>
			attempt(db, (tx) => endParticipation(tx, house, { id, allianceId, validUntil }));
		expect(await leave(elsewhere, '2024-01-01')).toMatchObject({ reason: 'participation_unknown' });
		expect(await leave(cloth, '2021-01-01')).toMatchObject({ reason: 'dates_cross' });
		expect(await leave(cloth, '2024-01-01')).toMatchObject({ ok: true });
	});
});

describe('an alliance’s record', () => {
	it('keeps who pays, in every language it was given', async () => {
		const funding = {
			projectName: 'Threads',
			programme: 'COSME',
			reference: null,
			grantNumber: '101037956',
			startsOn: null,
			endsOn: null,
			emblem: 'eu' as const,
			statements: { en: 'Funded by the EU.', bg: 'Финансирано от ЕС.' }
		};
		await enter(draft('THREADS', { funding }));
		expect((await findAlliance(db, 'threads', someDay))?.funding).toEqual(funding);
	});

	it('shows the second editor what the first one wrote', async () => {
		const id = await enter(draft('PAIR'));
		const first = { ...(await readAllianceDraft(db, id)), website: 'https://one.example' };
		const change = (one: AllianceDraft) =>
			attempt(db, (tx) => changeAlliance(tx, house, { id, edition: 1, draft: one }, someDay));
		expect(await change(first)).toMatchObject({ ok: true, value: 2 });
		expect(await change({ ...first, website: 'https://two.example' })).toMatchObject({
			reason: 'changed_meanwhile',
			details: { theirs: { website: 'https://one.example' } }
		});
	});

	it('has an address of its own', async () => {
		const again = await attempt(db, (tx) => registerAlliance(tx, house, draft('CLOTH'), someDay));
		expect(again).toMatchObject({ reason: 'address_taken' });
	});
});
