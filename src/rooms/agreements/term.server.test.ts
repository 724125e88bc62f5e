import { expect, test } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { newId } from '#platform/ids.ts';
import { unwrap } from '#platform/outcome.ts';
import { anOrganisation } from '#rooms/organisations/testing.ts';
import { takeStep } from './agreement-life.server.ts';
import { getAgreement } from './agreement.server.ts';
import { acceptAmendment, proposeAmendment } from './amendment.server.ts';
import { giveApproval, isApprovedByAll } from './approval.server.ts';
import { saveClause } from './clause-edit.server.ts';
import { signOf } from './clause.server.ts';
import type { ClauseDraft } from './draft.ts';
import { findConflicts } from './comparing.server.ts';
import { withdrawParty } from './ending.server.ts';
import { bringIntoForce, recordPaper } from './force.server.ts';
import { linkAgreements } from './lineage.server.ts';
import { admitJoiner } from './joining.server.ts';
import { listAgreements, listPublicOf } from './register.server.ts';
import { visitor } from '#platform/actor.ts';
import { askForApproval, sendToParties } from './stages.server.ts';
import { monthsAfter } from '#platform/calendar-day.ts';
import { lastDayOf } from './term.ts';
import { latestTerm } from './term.server.ts';
import { aDraft, agreementDay, anAgreement } from './testing.ts';
import { turnTerms } from './turning.server.ts';
import { currentVersion, listClauseRows } from './version.server.ts';

const db = await testDatabase();
const now = agreementDay;

async function signed(changes: Parameters<typeof anAgreement>[1] = {}) {
	const made = await anAgreement(db, changes);
	const done = await attempt(db, async (tx) => {
		unwrap(await askForApproval(tx, house, { agreementId: made.id, now }));
		unwrap(await takeStep(tx, house, { agreementId: made.id, to: 'signing', now }));
		return bringIntoForce(tx, house, { agreementId: made.id, now });
	});
	unwrap(done);
	return made;
}

const stateOf = async (id: string) => (await getAgreement(db, id)).state;
const later = (text: string) => new Date(`${text}T08:00:00Z`);

test('a month after the last of January is the last of February', () => {
	expect(monthsAfter('2027-01-31', 1)).toBe('2027-02-28');
	expect(monthsAfter('2027-03-15', -6)).toBe('2026-09-15');
});

test('it is in force until its last day and expires on the next', async () => {
	const { id } = await signed();
	expect(await stateOf(id)).toBe('in_force');
	await turnTerms(db, later('2027-12-31'));
	expect(await stateOf(id)).toBe('in_force');
	await turnTerms(db, later('2028-01-01'));
	expect(await stateOf(id)).toBe('expired');
});

test('one that renews by itself goes on, however late the calendar turns', async () => {
	const { id } = await signed({ renewal: 'automatic', renewalMonths: 12 });
	await turnTerms(db, later('2029-02-01'));
	expect(await stateOf(id)).toBe('in_force');
	expect(lastDayOf((await latestTerm(db, id))!)).toBe('2029-12-31');
});

test('one that begins later is signed until then', async () => {
	const { id } = await signed({ startsOn: '2026-06-01' });
	expect(await stateOf(id)).toBe('signed');
	await turnTerms(db, later('2026-06-01'));
	expect(await stateOf(id)).toBe('in_force');
});

test('where one of two withdraws the agreement ends with its notice', async () => {
	const { id, parties } = await signed();
	const withdraw = (endsOn: string) =>
		attempt(db, (tx) =>
			withdrawParty(tx, house, {
				agreementId: id,
				withdrawal: {
					...{ partyId: parties[1]!.id, givenOn: '2026-04-01', endsOn, reason: '', fileId: null }
				},
				now
			})
		);
	expect(await withdraw('2026-05-01')).toMatchObject({ reason: 'notice_too_short' });
	unwrap(await withdraw('2026-07-01'));
	await turnTerms(db, later('2026-07-02'));
	expect(await stateOf(id)).toBe('terminated');
});

test('a late joiner makes three, and then one may leave', async () => {
	const { id, parties } = await signed();
	const organisationId = await anOrganisation(db, { name: 'Przędzalnia' });
	const party = {
		...{ organisationId, clusterId: null, signingOrganisationId: null, role: 'party' as const }
	};
	const joinedOn = '2026-03-10';
	unwrap(
		await attempt(db, (tx) => admitJoiner(tx, house, { agreementId: id, party, joinedOn, now }))
	);
	const withdrawal = { partyId: parties[1]!.id, givenOn: '2026-04-01', endsOn: '2026-07-01' };
	const left = { ...withdrawal, reason: '', fileId: null };
	unwrap(
		await attempt(db, (tx) => withdrawParty(tx, house, { agreementId: id, withdrawal: left, now }))
	);
	await turnTerms(db, later('2026-07-02'));
	expect(await stateOf(id)).toBe('in_force');
});

test('a successor replaces, an annex carries the end further', async () => {
	const base = await signed();
	const owner = base.owner;
	const annexDraft = { ...aDraft(base.clusterId, base.firmId), endsOn: '2029-12-31' };
	const annex = await signedAfter(base.id, 'amends', { ...annexDraft, kind: 'annex' });
	expect(lastDayOf((await latestTerm(db, base.id))!)).toBe('2029-12-31');
	expect(await findConflicts(db, annex)).not.toContainEqual(
		expect.objectContaining({ kind: 'outlives_base' })
	);
	await signedAfter(base.id, 'replaces', aDraft(base.clusterId, base.firmId));
	expect(await stateOf(base.id)).toBe('replaced');
	expect(await findConflicts(db, annex)).toContainEqual(
		expect.objectContaining({ kind: 'base_ended', withId: base.id })
	);
	expect(owner.ownerKind).toBe('cluster');
});

test('a successor for next year lets its forerunner live until then', async () => {
	const base = await signed();
	const next = { ...aDraft(base.clusterId, base.firmId), startsOn: '2027-01-01' };
	await signedAfter(base.id, 'replaces', next);
	expect(await stateOf(base.id)).toBe('in_force');
	await turnTerms(db, later('2026-12-31'));
	expect(await stateOf(base.id)).toBe('in_force');
	await turnTerms(db, later('2027-01-01'));
	expect(await stateOf(base.id)).toBe('replaced');
});

test('what others agreed upon is not ended behind their backs', async () => {
	const base = await signed();
	const stranger = await anOrganisation(db, { name: 'Przędzalnia' });
	await signedAfter(base.id, 'replaces', aDraft(base.clusterId, stranger));
	expect(await stateOf(base.id)).toBe('in_force');
});

test('what two agreements say is compared in a language both have', async () => {
	const clause = (body: string): ClauseDraft => ({
		...{ key: newId(), parentKey: null, template: 'disputes', area: null, isCompared: true },
		texts: { bg: { heading: 'Спорове', body } }
	});
	const inBulgarian = { locales: ['bg' as const], originalLocale: 'bg' as const };
	const says = (body: string) => ({ ...inBulgarian, clauses: [clause(body)], noticeMonths: 3 });
	const base = await signed(says('Съдът в Русе.'));
	const { parties } = aDraft(base.clusterId, base.firmId);
	const same = await signed({ ...says('Съдът в Русе.'), parties });
	const other = await signed({ ...says('Съдът в Лодз.'), parties });
	const withBase = async (id: string) =>
		(await findConflicts(db, id))
			.filter(({ withId }) => withId === base.id)
			.map(({ kind }) => kind);
	expect(await withBase(same.id)).not.toContain('disputes_differ');
	expect(await withBase(other.id)).toContain('disputes_differ');
});

async function signedAfter(
	predecessorId: string,
	relation: 'amends' | 'replaces',
	draft: Parameters<typeof anAgreement>[1]
) {
	const { id, parties } = await anAgreement(db, draft);
	expect(parties).toHaveLength(2);
	const done = await attempt(db, async (tx) => {
		unwrap(await linkAgreements(tx, house, { successorId: id, predecessorId, relation }));
		unwrap(await askForApproval(tx, house, { agreementId: id, now }));
		unwrap(await takeStep(tx, house, { agreementId: id, to: 'signing', now }));
		return bringIntoForce(tx, house, { agreementId: id, now });
	});
	unwrap(done);
	return id;
}

test('a lapsed agreement of 2008 is recorded as it ended', async () => {
	const { owner, clusterId, firmId } = await anAgreement(db);
	const draft = { ...aDraft(clusterId, firmId), endsOn: null, isPublic: true, clauses: [] };
	const paper = {
		...{ signedOn: '2008-01-01', place: 'Łódź', fileId: null },
		ended: { on: '2009-06-01', cause: 'lapse' as const, reason: '' }
	};
	const id = unwrap(
		await attempt(db, (tx) => recordPaper(tx, house, { owner, draft, paper }, now))
	);
	expect(await stateOf(id)).toBe('terminated');
	expect(lastDayOf((await latestTerm(db, id))!)).toBe('2009-06-01');
	const shown = await listPublicOf(db, firmId, now);
	expect(shown.agreements.map((one) => one.id)).toEqual([id]);
	const all = await listAgreements(db, visitor, {}, { now, limit: 50, offset: 0 });
	expect(all.total).toBe(1);
});

test('what is in force is listed before what is over', async () => {
	const { owner, clusterId, firmId } = await anAgreement(db);
	const entered = async (signedOn: string, endsOn: string | null) => {
		const draft = { ...aDraft(clusterId, firmId), endsOn, isPublic: true, clauses: [] };
		const paper = { signedOn, place: null, fileId: null, ended: null };
		return unwrap(await attempt(db, (tx) => recordPaper(tx, house, { owner, draft, paper }, now)));
	};
	const ids = [await entered('2020-01-01', null), await entered('2008-01-01', '2010-01-01')];
	const { agreements } = await listPublicOf(db, firmId, now);
	expect(agreements.map(({ id }) => id)).toEqual(ids);
	expect(agreements.map(({ state }) => state)).toEqual(['in_force', 'expired']);
});

test('a clause edited by two at once is refused to the second, who loses nothing', async () => {
	const { id, versionId } = await anAgreement(db);
	const [clause] = await listClauseRows(db, versionId);
	const base = signOf(clause!.texts);
	const save = (body: string) =>
		attempt(db, (tx) =>
			saveClause(tx, house, {
				...{ agreementId: id, now, key: clause!.key, base, areCompared: true },
				texts: { pl: { heading: 'Cel', body } }
			})
		);
	unwrap(await save('Pierwsza.'));
	expect(await save('Druga.')).toMatchObject({ reason: 'clause_changed_meanwhile' });
});

test('an amendment accepted begins a new version, which asks for new approvals', async () => {
	const { id, parties } = await anAgreement(db);
	unwrap(await attempt(db, (tx) => sendToParties(tx, house, { agreementId: id, now })));
	unwrap(await attempt(db, (tx) => askForApproval(tx, house, { agreementId: id, now })));
	const first = (await currentVersion(db, id))!;
	for (const { id: partyId } of parties) {
		const approval = {
			...{ partyId, outcome: 'approved' as const, organName: 'Rada', resolutionReference: '3/26' },
			...{ resolutionId: null, resolvedOn: '2026-03-09', reason: '' }
		};
		unwrap(await attempt(db, (tx) => giveApproval(tx, house, { agreementId: id, approval, now })));
	}
	expect(await isApprovedByAll(db, first.id)).toBe(true);
	const [clause] = await listClauseRows(db, first.id);
	const texts = { pl: { heading: 'Cel', body: 'Do 5 maja 2026 r.' } };
	const amendment = {
		...{ clauseKey: clause!.key, afterKey: null, change: 'replace' as const, texts, reason: '' }
	};
	const proposed = unwrap(
		await attempt(db, (tx) =>
			proposeAmendment(tx, house, { agreementId: id, partyId: parties[1]!.id, amendment }, now)
		)
	);
	const decision = { agreementId: id, id: proposed, now };
	unwrap(await attempt(db, (tx) => acceptAmendment(tx, house, decision)));
	expect(await attempt(db, (tx) => acceptAmendment(tx, house, decision))).toMatchObject({
		reason: 'amendment_decided_already'
	});
	const second = (await currentVersion(db, id))!;
	expect([second.number, await stateOf(id)]).toEqual([2, 'negotiation']);
	expect(await isApprovedByAll(db, second.id)).toBe(false);
	expect(
		await attempt(db, (tx) => askForApproval(tx, house, { agreementId: id, now }))
	).toMatchObject({ reason: 'version_differs' });
});
