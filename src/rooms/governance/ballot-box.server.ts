import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, Transaction } from '#platform/database/database.ts';
import { noVotes, type Tally } from './majority.ts';

/** An empty box and its key, for one secret vote. */
export async function setUpBox(tx: Transaction, resolutionId: string): Promise<void> {
	const key = randomBytes(32);
	await tx.insertInto('ballotKey').values({ resolutionId, key }).execute();
	await tx
		.insertInto('ballotBox')
		.values({ resolutionId, sealed: seal(key, noVotes) })
		.execute();
}

/** The sums are sealed anew with every ballot, so that no two states of the row can be compared. */
export async function putInBox(tx: Transaction, resolutionId: string, box: Tally): Promise<void> {
	const { key } = await tx
		.selectFrom('ballotKey')
		.select('key')
		.where('resolutionId', '=', resolutionId)
		.executeTakeFirstOrThrow();
	await tx
		.updateTable('ballotBox')
		.set({ sealed: seal(key, box) })
		.where('resolutionId', '=', resolutionId)
		.execute();
}

/** The sums in each box that has not been opened and destroyed. */
export async function readBoxes(
	tx: Transaction | Database,
	resolutionIds: readonly string[]
): Promise<Map<string, Tally>> {
	if (resolutionIds.length === 0) return new Map();
	const rows = await tx
		.selectFrom('ballotBox')
		.innerJoin('ballotKey', 'ballotKey.resolutionId', 'ballotBox.resolutionId')
		.select(['ballotBox.resolutionId', 'sealed', 'key'])
		.where('ballotBox.resolutionId', 'in', resolutionIds)
		.execute();
	return new Map(rows.map(({ resolutionId, sealed, key }) => [resolutionId, open(key, sealed)]));
}

export async function destroyBox(tx: Transaction, resolutionId: string): Promise<void> {
	await tx.deleteFrom('ballotKey').where('resolutionId', '=', resolutionId).execute();
	await tx.deleteFrom('ballotBox').where('resolutionId', '=', resolutionId).execute();
}

/** Takes the former states of boxes and keys off the disk; outside every transaction. */
export async function sweepBoxes(db: Database): Promise<void> {
	await sql`vacuum ballot_key, ballot_box`.execute(db);
}

const order = ['for', 'against', 'abstain'] as const;

/** Of the same length whatever is in it. */
function seal(key: Buffer, tally: Tally): Buffer {
	const plain = Buffer.alloc(12);
	order.forEach((choice, at) => plain.writeUInt32BE(tally[choice], at * 4));
	const nonce = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', key, nonce);
	return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function open(key: Buffer, sealed: Buffer): Tally {
	const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
	decipher.setAuthTag(sealed.subarray(-16));
	const plain = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
	return {
		for: plain.readUInt32BE(0),
		against: plain.readUInt32BE(4),
		abstain: plain.readUInt32BE(8)
	};
}
