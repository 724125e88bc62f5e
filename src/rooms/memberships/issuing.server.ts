import { sql } from 'kysely';
import { effectivePersonId, type Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { newId } from '#platform/ids.ts';
import { recordAll } from '#platform/journal/journal.server.ts';
import type { Locale } from '#platform/locale.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { yearOf, dayOf } from '#platform/calendar-day.ts';
import { eInvoiceOf } from './e-invoice.ts';
import { listBroken } from './en16931.ts';
import type { FeeAccount } from './fee-account.server.ts';
import { vatOf } from './fee.ts';
import { numberOf, type InvoiceContent, type InvoiceKind, type InvoiceLine } from './invoice.ts';

nameViolations({
	fee_invoice_number_taken: 'invoice_number_taken',
	fee_invoice_sequence_taken: 'invoice_number_taken',
	fee_invoiced_already: 'invoiced_already'
});

/** An invoice or credit note that has everything but its number. */
export type Unnumbered = {
	kind: InvoiceKind;
	correctsId: string | null;
	membershipId: string;
	buyerId: string;
	locale: Locale;
	issuedOn: string;
	dueOn: string;
	periodFrom: string;
	periodUntil: string;
	content: Omit<InvoiceContent, 'remittance'>;
};

/**
 * Numbers and writes documents of one kind. The numbers of an issuer run without a gap in each year and
 * never against the dates: whoever issues waits for whoever is at it.
 */
export async function issueDocuments(
	tx: Transaction,
	actor: Actor,
	{ account, documents, now }: { account: FeeAccount; documents: readonly Unnumbered[]; now: Date }
): Promise<Outcome<{ id: string; number: string }[]>> {
	const [first] = documents;
	if (!first) return accept([]);
	const { issuerId } = account;
	const { kind, issuedOn } = first;
	if (issuedOn > dayOf(now)) return refuse('date_in_future');
	await lockIssuer(tx, issuerId);
	const year = yearOf(issuedOn);
	const last = await findLast(tx, { issuerId, kind, year });
	if (last?.issuedOn && last.issuedOn > issuedOn)
		return refuse('invoice_date_before_last', { date: last.issuedOn });
	const rows = documents.map((document, at) =>
		rowOf(document, { account, year, sequence: (last?.sequence ?? 0) + at + 1, now, actor })
	);
	for (const row of rows) {
		const broken = listBroken(eInvoiceOf({ ...row, content: row.content }));
		if (broken.length > 0)
			return refuse('invoice_rules_broken', {
				rules: broken.join(', '),
				name: row.content.buyer.name
			});
	}
	await insertMany(
		tx,
		'feeInvoice',
		rows.map((row) => ({ ...row, content: JSON.stringify(row.content) })),
		{ json: ['content'] }
	);
	await recordAll(
		tx,
		rows.map((row) => ({ actor, entry: entryOf(row) }))
	);
	return accept(rows.map(({ id, number }) => ({ id, number })));
}

/** One issuer issues one at a time: what is numbered is seen by whoever numbers next. */
export const lockIssuer = (tx: Transaction, issuerId: string) =>
	sql`select pg_advisory_xact_lock(hashtextextended(${`invoices of ${issuerId}`}, 0))`.execute(tx);

type Row = { issuerId: string; kind: InvoiceKind; year: number };

async function findLast(tx: Transaction, { issuerId, kind, year }: Row) {
	return tx
		.selectFrom('feeInvoice')
		.select(({ fn }) => [fn.max('sequence').as('sequence'), fn.max('issuedOn').as('issuedOn')])
		.where('issuerId', '=', issuerId)
		.where('kind', '=', kind)
		.where('year', '=', year)
		.executeTakeFirst();
}

type Numbering = { account: FeeAccount; year: number; sequence: number; now: Date; actor: Actor };

function rowOf(document: Unnumbered, { account, year, sequence, now, actor }: Numbering) {
	const { clusterId, issuerId, currency, invoicePrefix } = account;
	const number = numberOf(invoicePrefix, { kind: document.kind, year, sequence });
	const { netCents, vatCents } = sumsOf(document.content.lines);
	return {
		id: newId(),
		clusterId,
		issuerId,
		...document,
		content: { ...document.content, remittance: number },
		year,
		sequence,
		number,
		currency,
		netCents,
		vatCents,
		totalCents: netCents + vatCents,
		pdfFileId: null,
		xmlFileId: null,
		issuedAt: now,
		issuedById: effectivePersonId(actor),
		creditedAt: null
	};
}

/** Net and tax of lines; the tax is reckoned on all lines of a rate together. */
export function sumsOf(lines: readonly InvoiceLine[]): { netCents: number; vatCents: number } {
	const groups = Map.groupBy(lines, ({ vatBasisPoints }) => vatBasisPoints);
	const net = (group: readonly InvoiceLine[]) =>
		group.reduce((sum, { netCents }) => sum + netCents, 0);
	return {
		netCents: net(lines),
		vatCents: [...groups].reduce((sum, [rate, group]) => sum + vatOf(net(group), rate), 0)
	};
}

const entryOf = (row: ReturnType<typeof rowOf>) => ({
	deed: row.kind === 'invoice' ? ('invoice.issued' as const) : ('invoice.credited' as const),
	subject: { kind: 'invoice' as const, id: row.correctsId ?? row.id },
	details: {
		clusterId: row.clusterId,
		membershipId: row.membershipId,
		number: row.number,
		totalCents: row.totalCents,
		currency: row.currency
	}
});
