import { buffer } from 'node:stream/consumers';
import { house } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import { findFile, storeFile } from '#platform/files/files.server.ts';
import { renderPdf } from '#platform/pdf/pdf.server.ts';
import { eInvoiceOf } from './e-invoice.ts';
import { kindWord, paperOf } from './invoice-paper.ts';
import type { InvoiceRecord } from './invoice-record.server.ts';
import { invoicePaper } from './pdf/invoice.ts';
import { ublOf } from './ubl.ts';

export const documentFormats = ['pdf', 'xml'] as const;
export type DocumentFormat = (typeof documentFormats)[number];
export const isDocumentFormat = (text: string): text is DocumentFormat =>
	documentFormats.some((format) => format === text);

const mediaTypes: Record<DocumentFormat, string> = {
	pdf: 'application/pdf',
	xml: 'application/xml'
};

/**
 * The document of an invoice: set when it is first asked for, out of what was frozen when it was issued, and
 * from then on the same file for everybody.
 */
export async function documentOf(
	db: Database,
	files: FileStore,
	invoice: InvoiceRecord,
	format: DocumentFormat
): Promise<{ name: string; mediaType: string; content: Uint8Array<ArrayBuffer> }> {
	const name = `${invoice.number.replaceAll('/', '-')}.${format}`;
	const mediaType = mediaTypes[format];
	const kept = await findKept(db, files, format === 'pdf' ? invoice.pdfFileId : invoice.xmlFileId);
	if (kept) return { name, mediaType, content: kept };
	const content = format === 'pdf' ? await pdfOf(invoice) : xmlOf(invoice);
	await db.transaction().execute(async (tx) => {
		const fileId = await storeFile(tx, files, house, { name, mediaType, content });
		const column = format === 'pdf' ? 'pdfFileId' : 'xmlFileId';
		await tx
			.updateTable('feeInvoice')
			.set({ [column]: fileId })
			.where('id', '=', invoice.id)
			.where(column, 'is', null)
			.execute();
	});
	return { name, mediaType, content };
}

async function findKept(db: Database, files: FileStore, fileId: string | null) {
	const file = fileId ? await findFile(db, fileId) : undefined;
	if (!file || !(await files.has(file.digest))) return undefined;
	return new Uint8Array(await buffer(await files.open(file.digest)));
}

export function pdfOf(invoice: InvoiceRecord): Promise<Uint8Array<ArrayBuffer>> {
	const { locale } = invoice;
	return renderPdf(invoicePaper, paperOf(invoice, locale), {
		locale,
		title: `${kindWord(invoice.kind, locale)} ${invoice.number}`,
		now: invoice.issuedAt
	});
}

export const xmlOf = (invoice: InvoiceRecord): Uint8Array<ArrayBuffer> =>
	new Uint8Array(new TextEncoder().encode(ublOf(eInvoiceOf(invoice))));
