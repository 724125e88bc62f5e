import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import { fold } from '#platform/search/fold.ts';
import type { OpenInvoice } from '#rooms/memberships/matching.ts';

type Line = { remittance: string; amountCents: number };

const bare = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, '');

/** Every line against every invoice, the numbers of both made bare beforehand. */
export function byEveryPair(open: readonly OpenInvoice[], lines: readonly Line[]): number {
	const numbers = open.map((invoice) => ({ number: bare(invoice.number), invoice }));
	const paid = new Set<string>();
	for (const line of lines) {
		const words = bare(line.remittance);
		for (const { number, invoice } of numbers)
			if (invoice.openCents === line.amountCents && words.includes(number)) paid.add(invoice.id);
	}
	return paid.size;
}

/** The database is asked for each line which number it holds. */
export async function byQueries(
	db: Database,
	clusterId: string,
	lines: readonly Line[]
): Promise<number> {
	const paid = new Set<string>();
	for (const { remittance, amountCents } of lines) {
		const { rows } = await sql<{ id: string }>`select id from fee_invoice
			where cluster_id = ${clusterId} and kind = 'invoice' and credited_at is null
				and total_cents = ${amountCents}
				and position(regexp_replace(lower(number), '[^a-z0-9]', '', 'g')
					in regexp_replace(lower(${remittance}), '[^a-z0-9]', '', 'g')) > 0`.execute(db);
		for (const { id } of rows) paid.add(id);
	}
	return paid.size;
}
