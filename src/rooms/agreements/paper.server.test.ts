import { expect, test } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { listDeeds } from '#platform/journal/journal.server.ts';
import { unwrap } from '#platform/outcome.ts';
import { anOrganisation } from '#rooms/organisations/testing.ts';
import { getAgreement } from './agreement.server.ts';
import type { Relation } from './agreement.ts';
import { findFlaw } from './chain.ts';
import { readChain, sha256 } from './chain.server.ts';
import type { AgreementDraft } from './draft.ts';
import { findTermination } from './ending.server.ts';
import { recordPaper } from './force.server.ts';
import { lastDayOf } from './term.ts';
import { latestTerm } from './term.server.ts';
import { aDraft, agreementDay as now, anAgreement } from './testing.ts';
import { turnTerms } from './turning.server.ts';

const db = await testDatabase();
const later = (text: string) => new Date(`${text}T08:00:00Z`);
const stateOf = async (id: string) => (await getAgreement(db, id)).state;
const deedsOf = async (id: string) =>
	(await listDeeds(db, { kind: 'agreement', id }, { limit: 20 })).map(({ deed }) => deed);

const ground = await anAgreement(db);
const onPaper = (
	signedOn: string,
	changes: Partial<AgreementDraft> = {},
	origin: { predecessorId: string; relation: Relation } | null = null
) => {
	const { owner, clusterId, firmId } = ground;
	const draft = { ...aDraft(clusterId, firmId), endsOn: null, clauses: [], ...changes };
	const paper = { signedOn, place: null, fileId: null, ended: null };
	return attempt(db, (tx) => recordPaper(tx, house, { owner, draft, paper, origin }, now));
};
const replacing = (predecessorId: string) => ({ predecessorId, relation: 'replaces' as const });

test('what replaces on paper ends its forerunner the day before its own first, with a trace', async () => {
	const former = unwrap(await onPaper('2015-06-17'));
	const next = unwrap(await onPaper('2019-03-02', {}, replacing(former)));
	expect(await stateOf(former)).toBe('replaced');
	expect(await stateOf(next)).toBe('in_force');
	expect(lastDayOf((await latestTerm(db, former))!)).toBe('2019-03-01');
	expect(await findTermination(db, former)).toMatchObject({
		...{ endsOn: '2019-03-01', givenOn: '2019-03-01', cause: 'replaced' }
	});
	expect(await deedsOf(former)).toContain('agreement.termination_given');
	expect(await deedsOf(next)).toContain('agreement.linked');
	expect(findFlaw(await readChain(db, former), sha256)).toBeUndefined();
});

test('one that begins later is signed until then, and its forerunner lives until then', async () => {
	const former = unwrap(await onPaper('2015-06-17'));
	const next = unwrap(await onPaper('2026-03-01', { startsOn: '2026-06-01' }, replacing(former)));
	expect([await stateOf(former), await stateOf(next)]).toEqual(['in_force', 'signed']);
	await turnTerms(db, later('2026-05-31'));
	expect([await stateOf(former), await stateOf(next)]).toEqual(['in_force', 'signed']);
	await turnTerms(db, later('2026-06-01'));
	expect([await stateOf(former), await stateOf(next)]).toEqual(['replaced', 'in_force']);
	expect(lastDayOf((await latestTerm(db, former))!)).toBe('2026-05-31');
});

test('a forerunner that renewed itself meanwhile ended all the same on its day', async () => {
	const yearly = { endsOn: '2016-12-31', renewal: 'automatic', renewalMonths: 12 } as const;
	const former = unwrap(await onPaper('2016-01-01', { endsOn: '2027-12-31' }));
	const renewed = { validUntil: '2017-01-01' };
	await db.updateTable('agreementTerm').set(renewed).where('agreementId', '=', former).execute();
	await db.updateTable('agreement').set(yearly).where('id', '=', former).execute();
	await turnTerms(db, now);
	expect(lastDayOf((await latestTerm(db, former))!)).toBe('2026-12-31');
	unwrap(await onPaper('2018-05-01', {}, replacing(former)));
	expect(await stateOf(former)).toBe('replaced');
	expect(lastDayOf((await latestTerm(db, former))!)).toBe('2018-04-30');
});

test('what is older than what it replaces is refused, and nothing of it is kept', async () => {
	const former = unwrap(await onPaper('2015-06-17'));
	const wrong = { startsOn: null, reference: 'P/1' };
	expect(await onPaper('2012-01-01', wrong, replacing(former))).toMatchObject({
		reason: 'forerunner_began_later'
	});
	expect(await stateOf(former)).toBe('in_force');
	expect(await onPaper('2019-01-01', wrong, replacing(former))).toMatchObject({ ok: true });
});

test('what others agreed upon stands, and it is told; an annex carries the end further', async () => {
	const former = unwrap(await onPaper('2015-06-17', { endsOn: '2026-12-31' }));
	const stranger = await anOrganisation(db, { name: 'Przędzalnia' });
	const { parties } = aDraft(ground.clusterId, stranger);
	unwrap(await onPaper('2020-01-01', { parties }, replacing(former)));
	expect(await stateOf(former)).toBe('in_force');
	expect(await deedsOf(former)).toContain('agreement.stands_on');
	const annex = { kind: 'annex' as const, endsOn: '2030-12-31' };
	unwrap(await onPaper('2021-01-01', annex, { predecessorId: former, relation: 'amends' }));
	expect(lastDayOf((await latestTerm(db, former))!)).toBe('2030-12-31');
});
