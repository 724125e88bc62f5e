import { createHash } from 'node:crypto';
import type { Database, Transaction } from '#platform/database/database.ts';
import { firstDigest, toldOf, type ChainEntry } from './chain.ts';
import { holdAgreement } from './agreement-life.server.ts';

export const sha256 = (text: string | Uint8Array): string =>
	createHash('sha256').update(text).digest('hex');

/** Adds a link to an agreement's chain. Time never runs backwards in it: a late clock is held at the last entry's. */
export async function addToChain(
	tx: Transaction,
	agreementId: string,
	{ kind, at, content }: { kind: string; at: Date; content: ChainEntry['content'] }
): Promise<ChainEntry> {
	await holdAgreement(tx, agreementId);
	const last = await tx
		.selectFrom('agreementChainEntry')
		.select(['number', 'digest', 'at'])
		.where('agreementId', '=', agreementId)
		.orderBy('number', 'desc')
		.limit(1)
		.executeTakeFirst();
	const moment = last && last.at > at ? last.at : at;
	const told = {
		agreementId,
		number: (last?.number ?? 0) + 1,
		kind,
		at: moment.toISOString(),
		content,
		previousDigest: last?.digest ?? firstDigest
	};
	const entry = { ...told, digest: sha256(toldOf({ ...told, digest: '' })) };
	await tx
		.insertInto('agreementChainEntry')
		.values({ ...entry, at: moment, content: JSON.stringify(content) })
		.execute();
	return entry;
}

export async function readChain(db: Database, agreementId: string): Promise<ChainEntry[]> {
	const rows = await db
		.selectFrom('agreementChainEntry')
		.selectAll()
		.where('agreementId', '=', agreementId)
		.orderBy('number')
		.execute();
	return rows.map((row) => ({
		...row,
		at: row.at.toISOString(),
		content: row.content as ChainEntry['content']
	}));
}
