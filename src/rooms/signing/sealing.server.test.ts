import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '#platform/database/testing.ts';
import { diskFileStore } from '#platform/files/disk.server.ts';
import { findSealFlaw } from '#platform/pdf/seal-check.ts';
import { findFlaw } from '#rooms/agreements/chain.ts';
import { readChain, sha256 } from '#rooms/agreements/chain.server.ts';
import { findRound } from './round.server.ts';
import { readDocument, sealDocument, sealWaiting } from './sealing.server.ts';
import { aRound, signingDay, signs } from './testing.ts';

const db = await testDatabase();
const folder = await mkdtemp(join(tmpdir(), 'osnova sealed '));
afterAll(() => rm(folder, { recursive: true }));
const files = diskFileStore(join(folder, 'files'));
const run = promisify(execFile);

async function aSignedRound() {
	const round = await aRound(db);
	await signs(db, round.ewa, { drawing: 'M10 100L200 20L400 180', means: 'ceremony' });
	await signs(db, round.boris);
	return round;
}

async function textOf(pdf: Uint8Array): Promise<string> {
	const path = join(folder, 'read.pdf');
	await writeFile(path, pdf);
	return (await run('pdftotext', ['-layout', path, '-'])).stdout;
}

test('each language is sealed, with the proof of who signed inside', async () => {
	const { agreementId, versionId, roundId } = await aSignedRound();
	const read = (locale: 'pl' | 'bg') =>
		readDocument(db, files, { agreementId, versionId, locale, now: signingDay });
	const [pl, bg] = [await read('pl'), await read('bg')];
	for (const { pdf, isSealed } of [pl, bg]) {
		expect(isSealed).toBe(true);
		expect(findSealFlaw(Buffer.from(pdf))).toBeUndefined();
		expect(Buffer.from(pdf).toString('latin1')).toContain('pdfaid:conformance>A<');
	}
	const polish = await textOf(pl.pdf);
	expect(polish).toContain('Poświadczenie podpisów');
	expect(polish).toContain('Ewa Nić');
	expect(polish).toContain('192.0.2.7');
	const { digest } = (await db
		.selectFrom('agreementVersion')
		.select('digest')
		.where('id', '=', versionId)
		.executeTakeFirstOrThrow())!;
	expect(polish).toContain(digest);
	const bulgarian = await textOf(bg.pdf);
	expect(bulgarian).toContain('Удостоверение за подписите');
	expect(bulgarian).toContain('Борис Дунавски');
	expect(await sealWaiting(db, files, signingDay)).toBe(0);
	const chain = await readChain(db, agreementId);
	expect(chain.filter(({ kind }) => kind === 'seal')).toHaveLength(2);
	expect(findFlaw(chain, sha256)).toBeUndefined();
	expect((await findRound(db, roundId))?.outcome).toBe('completed');
});

test('two who seal at once leave one document; interrupted work is taken up', async () => {
	const { roundId, agreementId } = await aSignedRound();
	const round = (await findRound(db, roundId))!;
	const [one, other] = await Promise.all([
		sealDocument(db, files, { round, locale: 'pl', now: signingDay }),
		sealDocument(db, files, { round, locale: 'pl', now: signingDay })
	]);
	expect(one).toBe(other);
	expect(await sealWaiting(db, files, signingDay)).toBe(1);
	expect(await sealWaiting(db, files, signingDay)).toBe(0);
	expect((await findRound(db, roundId))?.sealedAt).toEqual(signingDay);
	const chain = await readChain(db, agreementId);
	expect(chain.filter(({ kind }) => kind === 'seal')).toHaveLength(2);
});

test('a draft says across the page what it is, and carries no seal', async () => {
	const { agreementId, versionId } = await aRound(db);
	const wish = { agreementId, versionId, locale: 'pl', now: signingDay } as const;
	const { pdf, isSealed } = await readDocument(db, files, wish);
	expect(isSealed).toBe(false);
	expect(findSealFlaw(Buffer.from(pdf))).toBe('none');
	expect(await textOf(pdf)).toContain('Umowa o współpracy');
});
