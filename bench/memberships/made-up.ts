import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import type { InvoiceRecord } from '#rooms/memberships/invoice-record.server.ts';
import { aClusterWithFees, aMember, anAccountNumber } from '#rooms/memberships/testing.ts';

/** A cluster with so many members, each in its class and with somebody to write to. */
export async function aLargeCluster(db: Database, members: number) {
	const cluster = await aClusterWithFees(db, 'Wielki klaster');
	for (let at = 0; at < members; at += 1)
		await aMember(db, { ...cluster, name: `Tkalnia ${nameOf(at)} Sp. z o.o.` });
	await sql`analyze`.execute(db);
	return cluster;
}

/** Letters, not digits: as two firms differ. */
const nameOf = (at: number): string =>
	[at, at / 20, at / 400]
		.map((part) => 'abdefghijklmnoprstuz'[Math.floor(part) % 20] ?? '')
		.reverse()
		.join('ka');

/** As before any fee was asked for. */
export const forgetFees = (db: Database) =>
	sql`truncate fee_invoice, payment, payment_share, bank_line, bank_statement, fee_dunning,
		fee_dunning_hold, membership_arrears, letter`.execute(db);

type Line = { payer: string; cents: number; words: string; isOut: boolean };

/**
 * What a bank books in a year: of ten invoices eight are paid by number, one in part, one without a
 * number; everything else that is booked has nothing to do with fees.
 */
export function statementOf(invoices: readonly InvoiceRecord[], lines: number, round: number) {
	const fees = invoices.map((invoice, at): Line => {
		const payer = invoice.content.buyer.name.toUpperCase();
		const paid = { payer, cents: invoice.totalCents, isOut: false };
		if (at % 10 === 8) return { ...paid, cents: 10_000, words: `część ${invoice.number}` };
		if (at % 10 === 9) return { ...paid, words: 'składka członkowska' };
		return { ...paid, words: spaced(invoice.number, at) };
	});
	const others = Array.from({ length: Math.max(0, lines - fees.length) }, (_, at): Line => ({
		payer: `Kontrahent ${at}`,
		cents: 1_000 + ((at * 7919) % 500_000),
		words: `Faktura FV/${at}/2026 zamówienie ${at * 31}`,
		isOut: at % 3 === 0
	}));
	const all = [...fees, ...others].slice(0, lines);
	return new TextEncoder().encode(camtOf(all.map((line, at) => entryOf(line, at, round))));
}

/** People write numbers as they please. */
const spaced = (number: string, at: number): string =>
	[`Składka ${number}`, `skladka nr ${number.replaceAll('/', ' ')}`, number.toLowerCase()][
		at % 3
	] ?? number;

const camtOf = (entries: readonly string[]): string =>
	`<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">` +
	`<BkToCstmrStmt><Stmt><Id>1</Id><Acct><Id><IBAN>${anAccountNumber}</IBAN></Id></Acct>` +
	`${entries.join('')}</Stmt></BkToCstmrStmt></Document>`;

const entryOf = ({ payer, cents, words, isOut }: Line, at: number, round: number): string =>
	`<Ntry><Amt Ccy="PLN">${(cents / 100).toFixed(2)}</Amt><CdtDbtInd>${isOut ? 'DBIT' : 'CRDT'}</CdtDbtInd>` +
	`<BookgDt><Dt>2026-01-11</Dt></BookgDt><AcctSvcrRef>${round}-${at}</AcctSvcrRef><NtryDtls><TxDtls>` +
	`<RltdPties><${isOut ? 'Cdtr' : 'Dbtr'}><Nm>${payer}</Nm></${isOut ? 'Cdtr' : 'Dbtr'}></RltdPties>` +
	`<RmtInf><Ustrd>${words}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`;
