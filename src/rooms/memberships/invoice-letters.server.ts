import type { Database, Transaction } from '#platform/database/database.ts';
import { writeLetters } from '#platform/mail/letter.server.ts';
import { listClusterNames } from '#rooms/clusters/cluster-record.server.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import type { Occasion } from '#rooms/events/occasion.ts';
import { personalToken } from '#rooms/events/personal-link.server.ts';
import { invoiceLetter, type InvoiceLetterKind } from './mail/invoice-letter.ts';

/** The key in a letter by which an invoice is opened without an account. */
export const invoiceKey = (secret: string, invoiceId: string): string =>
	personalToken(secret, `invoice ${invoiceId}`).token.slice(0, 32);

/** A letter for each invoice to whoever represents the member; who is nowhere to be written to is left out. */
export async function writeInvoiceLetters(
	tx: Transaction,
	ids: readonly string[],
	{ origin, secret }: Occasion,
	kind: InvoiceLetterKind = { level: 0, openCents: null }
): Promise<number> {
	if (ids.length === 0) return 0;
	const invoices = await tx.selectFrom('feeInvoice').selectAll().where('id', 'in', ids).execute();
	const [clusters, contacts] = await Promise.all([
		listClusterNames(
			tx,
			invoices.map(({ clusterId }) => clusterId)
		),
		listContacts(
			tx,
			invoices.map(({ membershipId }) => membershipId)
		)
	]);
	const letters = invoices.flatMap((invoice) => {
		const to = contacts.get(invoice.membershipId);
		const cluster = clusters.get(invoice.clusterId);
		if (!to?.email || !cluster) return [];
		const { locale } = invoice;
		return [
			invoiceLetter(
				{ name: to.name, email: to.email },
				{
					...invoice,
					kind: invoice.kind === 'credit_note' ? 'credit' : kind,
					cluster: nameFor(cluster.texts, locale, cluster.originalLocale),
					link: `${origin}/${locale}/invoices/${invoice.id}?key=${invoiceKey(secret, invoice.id)}`
				}
			)
		];
	});
	await writeLetters(tx, letters);
	return letters.length;
}

/** Who hears of a member's invoices: the representative, else the deputy. */
export async function listContacts(db: Database, membershipIds: readonly string[]) {
	const rows = await db
		.selectFrom('membershipDelegate')
		.select(['membershipId', 'role', 'name', 'email'])
		.where('membershipId', 'in', [...new Set(membershipIds)])
		.where('validUntil', 'is', null)
		.where('email', 'is not', null)
		.orderBy('role', 'asc')
		.execute();
	return new Map(rows.map((row) => [row.membershipId, row]));
}
