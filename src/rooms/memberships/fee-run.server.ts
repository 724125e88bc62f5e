import type { Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { m } from '#messages';
import { textFor } from '#ui/locale-text.ts';
import { formatDate } from '#ui/format.ts';
import type { Occasion } from '#rooms/events/occasion.ts';
import type { Texts } from './application.ts';
import { asStands, listParties, type Party } from './buyers.server.ts';
import { daysAfter } from '#platform/calendar-day.ts';
import { listClasses } from './class.server.ts';
import { findFeeAccount, type FeeAccount } from './fee-account.server.ts';
import { previewFees, type Asked, type Due } from './fee-preview.server.ts';
import type { InvoiceLine } from './invoice.ts';
import { writeInvoiceLetters } from './invoice-letters.server.ts';
import { issueDocuments, lockIssuer, type Unnumbered } from './issuing.server.ts';

export type Run = Asked & { issuedOn: string; withLetters?: boolean };

/**
 * Invoices for whatever the members owe for a period and were not asked for: run again, it finds
 * nothing left, also when two run at once.
 */
export async function runFees(
	tx: Transaction,
	actor: Actor,
	{ issuedOn, withLetters = true, ...asked }: Run,
	occasion: Occasion
): Promise<Outcome<{ id: string; number: string }[]>> {
	const account = await findFeeAccount(tx, asked.clusterId);
	if (!account) return refuse('fee_account_missing');
	if (asked.from >= asked.until) return refuse('dates_cross');
	await lockIssuer(tx, account.issuerId);
	const { due } = await previewFees(tx, asked);
	if (due.length === 0) return refuse('fees_nothing_due');
	const documents = await documentsFor(tx, account, { due, issuedOn });
	const issued = await issueDocuments(tx, actor, { account, documents, now: occasion.now });
	if (!issued.ok) return issued;
	if (withLetters)
		await writeInvoiceLetters(
			tx,
			issued.value.map(({ id }) => id),
			occasion
		);
	return accept(issued.value);
}

async function documentsFor(
	tx: Transaction,
	account: FeeAccount,
	{ due, issuedOn }: { due: readonly Due[]; issuedOn: string }
): Promise<Unnumbered[]> {
	const ids = due.map(({ organisationId }) => organisationId);
	const [parties, classes] = await Promise.all([
		listParties(tx, [account.issuerId, ...ids]),
		listClasses(tx, account.clusterId, { withRetired: true })
	]);
	const names = new Map(classes.map(({ id, names: texts }) => [id, texts]));
	const seller = parties.get(account.issuerId);
	if (!seller) throw new Error(`the issuer ${account.issuerId} has no record`);
	return due.flatMap((one) => {
		const buyer = parties.get(one.organisationId);
		return buyer ? [documentFor(one, { account, seller, buyer, names, issuedOn })] : [];
	});
}

type Given = {
	account: FeeAccount;
	seller: Party;
	buyer: Party;
	names: Map<string, Texts>;
	issuedOn: string;
};

function documentFor(due: Due, { account, seller, buyer, names, issuedOn }: Given): Unnumbered {
	const { locale } = buyer;
	const className = (id: string) => textFor(names.get(id) ?? {}, locale);
	const rate = { vatBasisPoints: account.vatBasisPoints };
	const lines: InvoiceLine[] = due.lines.map(({ classId, cents, from, until }) => ({
		text: feeWords(locale, { name: className(classId), from, until }),
		netCents: cents,
		from,
		until,
		...rate
	}));
	if (due.entrance)
		lines.push({
			text: m.memberships_invoice_entrance({ name: className(due.entrance.classId) }, { locale }),
			netCents: due.entrance.cents,
			from: due.from,
			until: daysAfter(due.from, 1),
			...rate
		});
	return {
		kind: 'invoice',
		correctsId: null,
		membershipId: due.membershipId,
		buyerId: due.organisationId,
		locale,
		issuedOn,
		dueOn: daysAfter(issuedOn, account.dueDays),
		periodFrom: due.from,
		periodUntil: due.until,
		content: {
			seller: { ...asStands(seller), identifier: seller.id },
			buyer: asStands(buyer),
			lines,
			vatExemption: account.vatBasisPoints === 0 ? account.vatExemption : null,
			iban: account.iban,
			bic: account.bic
		}
	};
}

const feeWords = (
	locale: Locale,
	{ name, from, until }: { name: string; from: string; until: string }
) =>
	m.memberships_invoice_line(
		{
			name,
			from: formatDate(locale, from, 'short'),
			to: formatDate(locale, daysAfter(until, -1), 'short')
		},
		{ locale }
	);
