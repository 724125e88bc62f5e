import { createHash } from 'node:crypto';
import { effectivePersonId, type Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import { nameViolations } from '#platform/database/violations.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import { storeFile } from '#platform/files/files.server.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { bareIban } from './iban.ts';
import { fingerprints, type Statement } from './statement.ts';
import type { SheetMapping } from './statement-sheet.ts';
import { readStatement } from './statement-file.server.ts';

nameViolations({
	bank_statement_taken_in_already: 'statement_taken_in_already',
	bank_line_known: 'statement_taken_in_already'
});

export type TakenIn = { id: string; lineCount: number; newCount: number };
type Sent = { clusterId: string; name: string; content: Uint8Array; mapping?: SheetMapping };

const mostLines = 50_000;

/** A statement is taken in line by line; a booking that is known already is counted and left. */
export async function takeInStatement(
	tx: Transaction,
	actor: Actor,
	{ clusterId, name, content, mapping }: Sent,
	{ files, now }: { files: FileStore; now: Date }
): Promise<Outcome<TakenIn>> {
	const read = await readStatement(content, mapping);
	if (!read.ok) return read;
	const { format, statement, mediaType } = read.value;
	if (statement.lines.length === 0) return refuse('statement_empty');
	if (statement.lines.length > mostLines) return refuse('statement_too_large');
	const account = await tx
		.selectFrom('feeAccount')
		.select(['iban', 'currency'])
		.where('clusterId', '=', clusterId)
		.forUpdate()
		.executeTakeFirst();
	if (!account) return refuse('fee_account_missing');
	if (statement.iban && account.iban && bareIban(statement.iban) !== account.iban)
		return refuse('statement_of_other_account', { iban: statement.iban });
	const digest = createHash('sha256').update(content).digest('hex');
	if (await isKnown(tx, clusterId, digest)) return refuse('statement_taken_in_already');
	const id = newId();
	const rows = await unknownRows(tx, { clusterId, statementId: id, statement, now, ...account });
	const lineCount = statement.lines.length;
	const fileId = await storeFile(tx, files, actor, { name, mediaType, content });
	await tx
		.insertInto('bankStatement')
		.values({
			id,
			clusterId,
			format,
			fileId,
			digest,
			iban: statement.iban,
			number: statement.number,
			lineCount,
			knownCount: lineCount - rows.length,
			takenInAt: now,
			takenInById: effectivePersonId(actor)
		})
		.execute();
	await insertMany(tx, 'bankLine', rows);
	await record(tx, actor, {
		deed: 'cluster.statement_taken_in',
		subject: { kind: 'cluster', id: clusterId },
		details: { statementId: id, format, lineCount, newCount: rows.length }
	});
	return accept({ id, lineCount, newCount: rows.length });
}

const isKnown = async (tx: Transaction, clusterId: string, digest: string): Promise<boolean> =>
	Boolean(
		await tx
			.selectFrom('bankStatement')
			.select('id')
			.where('clusterId', '=', clusterId)
			.where('digest', '=', digest)
			.executeTakeFirst()
	);

type Given = {
	clusterId: string;
	statementId: string;
	statement: Statement;
	currency: string;
	now: Date;
};

async function unknownRows(
	tx: Transaction,
	{ clusterId, statementId, statement, currency, now }: Given
) {
	const lines = statement.lines.map((line) => ({ ...line, currency: line.currency || currency }));
	const prints = fingerprints(lines);
	const known = await tx
		.selectFrom('bankLine')
		.select('fingerprint')
		.where('clusterId', '=', clusterId)
		.where('fingerprint', 'in', prints)
		.execute();
	const seen = new Set(known.map(({ fingerprint }) => fingerprint));
	return lines.flatMap((line, position) => {
		const fingerprint = prints[position] ?? '';
		if (seen.has(fingerprint)) return [];
		const isOutgoing =
			line.amountCents < 0 &&
			!/zwrot|return|rück|retour|возврат|връщане|rejet/i.test(line.remittance);
		return [
			{
				id: newId(),
				clusterId,
				statementId,
				position,
				fingerprint,
				...line,
				payerIban: line.payerIban?.slice(0, 34) ?? null,
				setAsideAt: isOutgoing ? now : null,
				setAsideById: null,
				setAsideReason: isOutgoing ? 'outgoing' : null
			}
		];
	});
}
