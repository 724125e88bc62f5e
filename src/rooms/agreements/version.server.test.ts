import { expect, test } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { unwrap } from '#platform/outcome.ts';
import { readChain } from './chain.server.ts';
import { agreementDay, anAgreement } from './testing.ts';
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
