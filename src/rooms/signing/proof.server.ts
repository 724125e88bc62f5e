import { createPrivateKey, sign, X509Certificate } from 'node:crypto';
import type { Database } from '#platform/database/database.ts';
import { fingerprintOf, getSealingKey } from '#platform/pdf/sealing-key.server.ts';
import { getAgreement } from '#rooms/agreements/agreement.server.ts';
import { readChain } from '#rooms/agreements/chain.server.ts';
import { contentOf } from '#rooms/agreements/version.ts';
import { readVersion } from '#rooms/agreements/version.server.ts';
import { untilSealed } from './chain-of-round.ts';
import { headText, type ProofRecord } from './proof-check.ts';
import { proofPage } from './proof-page.ts';

/** The whole record of an agreement, or as it stood once a round was sealed; its end is signed by the house. */
export async function readProofRecord(
	db: Database,
	agreementId: string,
	roundId?: string
): Promise<ProofRecord | undefined> {
	const whole = await readChain(db, agreementId);
	const chain = roundId ? untilSealed(whole, roundId) : whole;
	const last = chain.at(-1);
	if (!last) return undefined;
	const fixed = chain.filter(({ kind }) => kind === 'version');
	const versions = await Promise.all(
		fixed.map(async ({ content }) => {
			const versionId = String(content.versionId);
			const version = await readVersion(db, versionId);
			const { number = 0 } = version ?? {};
			const told = version && contentOf(version);
			return { versionId, number, digest: String(content.digest), content: told ?? null };
		})
	);
	const head = await signHead(db, { agreementId, number: last.number, digest: last.digest });
	return { chain: chain as ProofRecord['chain'], versions, head };
}

type End = Pick<ProofRecord['head'], 'agreementId' | 'number' | 'digest'>;

async function signHead(db: Database, end: End): Promise<ProofRecord['head']> {
	const key = await getSealingKey(db);
	const privateKey = createPrivateKey(key.privateKey);
	const { publicKey } = new X509Certificate(key.certificates[0] ?? '');
	const isElliptic = privateKey.asymmetricKeyType === 'ec';
	const told = Buffer.from(headText(end as ProofRecord['head']));
	// WebCrypto reads elliptic signatures as two plain numbers.
	const signature = sign('sha256', told, { key: privateKey, dsaEncoding: 'ieee-p1363' });
	return {
		...end,
		algorithm: isElliptic ? 'ECDSA' : 'RSASSA-PKCS1-v1_5',
		publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
		signature: signature.toString('base64'),
		fingerprint: fingerprintOf(key)
	};
}

/** One file that verifies the whole record wherever it is opened. */
export async function renderProof(
	db: Database,
	agreementId: string,
	roundId?: string
): Promise<string | undefined> {
	const [record, agreement] = await Promise.all([
		readProofRecord(db, agreementId, roundId),
		getAgreement(db, agreementId)
	]);
	if (!record) return undefined;
	return proofPage(record, {
		titles: agreement.titles,
		original: agreement.originalLocale,
		reference: agreement.reference
	});
}
