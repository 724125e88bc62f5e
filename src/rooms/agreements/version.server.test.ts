import { expect, test } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { unwrap } from '#platform/outcome.ts';
import { getAgreement } from './agreement.server.ts';
import { giveApproval, isApprovedByAll } from './approval.server.ts';
import { canonical } from './chain.ts';
import { readChain, sha256 } from './chain.server.ts';
import { changeFacts, type FactsChange } from './facts.server.ts';
import { askForApproval } from './stages.server.ts';
import { agreementDay, anAgreement } from './testing.ts';
import { contentOf } from './version.ts';
import { currentVersion, freezeVersion, readVersion } from './version.server.ts';

const db = await testDatabase();

test('a new draft has its clauses numbered and its parties named from their records', async () => {
	const { versionId } = await anAgreement(db);
	const version = await readVersion(db, versionId);
	expect(version?.clauses.map(({ number }) => number)).toEqual(['§ 1', '§ 2', '§ 3']);
	expect(version?.parties[0]?.signingNames).toEqual({ pl: 'PIOT Fundacja Przemysłu i Mody' });
	expect(version?.parties[1]?.names).toEqual({ bg: 'Дунавска конфекция ООД' });
});

test('fixing a version gives it a digest and a link of the chain, once', async () => {
	const { id } = await anAgreement(db);
	const freeze = () =>
		attempt(db, (tx) => freezeVersion(tx, house, { agreementId: id, now: agreementDay }));
	const first = unwrap(await freeze());
	expect(unwrap(await freeze())).toEqual(first);
	expect(await currentVersion(db, id)).toMatchObject({ digest: first.digest });
	expect(await readChain(db, id)).toMatchObject([
		{ kind: 'version', content: { digest: first.digest, number: 1 } }
	]);
});

async function changed(agreementId: string, changes: Partial<FactsChange>) {
	const {
		kind: _,
		originalLocale: __,
		isPublic: ___,
		edition,
		...was
	} = await getAgreement(db, agreementId);
	const { amountCents, currency, startsOn, endsOn, noticeMonths, renewal, renewalMonths } = was;
	const { bindingLocale, reference, titles, summaries, areas } = was;
	const change: FactsChange = {
		...{ amountCents, currency, startsOn, endsOn, noticeMonths, renewal, renewalMonths },
		...{ bindingLocale, reference, titles, summaries, areas, ...changes }
	};
	return attempt(db, (tx) =>
		changeFacts(tx, house, { agreementId, edition, change, now: agreementDay })
	);
}

test('a fixed version keeps its title; another one is put before the organs anew', async () => {
	const { id, versionId, parties } = await anAgreement(db);
	const at = { agreementId: id, now: agreementDay };
	unwrap(await attempt(db, (tx) => askForApproval(tx, house, at)));
	for (const party of parties) {
		const approval = {
			...{ partyId: party.id, outcome: 'approved' as const, organName: 'Rada', reason: '' },
			...{ resolutionReference: '1', resolutionId: null, resolvedOn: null }
		};
		unwrap(await attempt(db, (tx) => giveApproval(tx, house, { ...at, approval })));
	}
	unwrap(await changed(id, { summaries: { pl: 'W skrócie' }, reference: 'A/1' }));
	expect((await currentVersion(db, id))?.id).toBe(versionId);

	const titles = { pl: 'Umowa ramowa', bg: 'Рамково споразумение' };
	unwrap(await changed(id, { titles, bindingLocale: 'pl' }));
	const next = await currentVersion(db, id);
	expect(next).toMatchObject({ number: 2, frozenAt: null });
	expect(await isApprovedByAll(db, next!.id)).toBe(false);
	expect((await getAgreement(db, id)).state).toBe('negotiation');
	const [first, second] = [await readVersion(db, versionId), await readVersion(db, next!.id)];
	expect(first).toMatchObject({ titles: { pl: 'Umowa o współpracy' }, bindingLocale: null });
	expect(second).toMatchObject({ titles, bindingLocale: 'pl' });
	expect(second?.clauses.map(({ key }) => key)).toEqual(first?.clauses.map(({ key }) => key));
	expect(sha256(canonical(contentOf(first!)))).toBe(first?.digest);
});
