import iconv from 'iconv-lite';
import { recogniseEncoding } from '#platform/sheets/encoding.ts';
import { inspectSheet, rowsOf } from '#platform/sheets/sheet-in.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { readCamt053 } from './camt053.ts';
import { readMt940 } from './mt940.ts';
import type { Statement, StatementFormat } from './statement.ts';
import { readStatementSheet, type SheetMapping } from './statement-sheet.ts';
import { UnreadableXml } from './xml-tree.ts';

export const largestStatement = 20_000_000;

type Read = { format: StatementFormat; statement: Statement; mediaType: string };

/** What a file from a bank says, whichever of the three it is. */
export async function readStatement(
	content: Uint8Array,
	mapping: SheetMapping = {}
): Promise<Outcome<Read>> {
	if (content.length === 0) return refuse('statement_missing');
	if (content.length > largestStatement) return refuse('statement_too_large');
	const text = decoded(content);
	if (/^\s*</.test(text)) return readXmlStatement(text);
	const swift = readMt940(text);
	if (swift) return accept({ format: 'mt940', statement: swift, mediaType: 'text/plain' });
	return readSheet(content, mapping);
}

/** XML says its own encoding; what says none, or is SWIFT, is recognised by its bytes. */
function decoded(content: Uint8Array): string {
	const buffer = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
	const said = /^[^>]{0,100}encoding=["']([\w-]+)["']/.exec(
		buffer.subarray(0, 200).toString('latin1')
	)?.[1];
	const encoding = said && iconv.encodingExists(said) ? said : recogniseEncoding(content);
	return iconv.decode(buffer, encoding);
}

function readXmlStatement(text: string): Outcome<Read> {
	try {
		const statement = readCamt053(text);
		if (!statement) return refuse('statement_unreadable');
		return accept({ format: 'camt053', statement, mediaType: 'application/xml' });
	} catch (failure) {
		if (failure instanceof UnreadableXml) return refuse('statement_unreadable');
		throw failure;
	}
}

async function readSheet(content: Uint8Array, mapping: SheetMapping): Promise<Outcome<Read>> {
	const inspected = await inspectSheet(content);
	if (!inspected.ok) return refuse('statement_unreadable');
	const rows: string[][] = [inspected.value.headings];
	for await (const { cells } of rowsOf(content)) rows.push(cells);
	const reading = readStatementSheet(rows, mapping);
	if ('statement' in reading)
		return accept({ format: 'csv', statement: reading.statement, mediaType: 'text/csv' });
	return refuse('statement_columns_unknown', { headings: reading.headings.join(', ') });
}
