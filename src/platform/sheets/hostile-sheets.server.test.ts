import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inspectSheet, rowsOf } from './sheet-in.server.ts';

/** A workbook of these parts; its sheet is told by what stands around and within the rows. */
function workbook(sheet: string | Buffer, others: Record<string, string | Buffer> = {}): Buffer {
	return zip({
		'xl/_rels/workbook.xml.rels': '<Relationships></Relationships>',
		'xl/workbook.xml': '<workbook><sheets><sheet name="A" sheetId="1"/></sheets></workbook>',
		'xl/worksheets/sheet1.xml': sheet,
		...others
	});
}

function zip(files: Record<string, string | Buffer>): Buffer {
	const parts: Buffer[] = [];
	const list: Buffer[] = [];
	let at = 0;
	for (const [name, text] of Object.entries(files)) {
		const content = Buffer.from(text);
		const packed = deflateRawSync(content);
		const shared = Buffer.alloc(26);
		shared.writeUInt16LE(20, 0);
		shared.writeUInt16LE(8, 4);
		shared.writeUInt32LE(crc32(content), 10);
		shared.writeUInt32LE(packed.length, 14);
		shared.writeUInt32LE(content.length, 18);
		shared.writeUInt16LE(name.length, 22);
		const head = Buffer.concat([Buffer.from('PK\x03\x04'), shared, Buffer.from(name)]);
		const place = Buffer.alloc(14);
		place.writeUInt32LE(at, 10);
		list.push(Buffer.from('PK\x01\x02\x14\x00'), shared, place, Buffer.from(name));
		parts.push(head, packed);
		at += head.length + packed.length;
	}
	const end = Buffer.alloc(18);
	end.writeUInt16LE(Object.keys(files).length, 6);
	end.writeUInt32LE(Buffer.concat(list).length, 8);
	end.writeUInt32LE(at, 12);
	return Buffer.concat([...parts, ...list, Buffer.from('PK\x05\x06'), end]);
}

const cell = (ref: string, text: string): string =>
	`<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
const rows = (count: number, column: string): string =>
	Array.from(
		{ length: count },
		(_, at) =>
			`<row r="${at + 1}">${cell(`A${at + 1}`, 'x')}${cell(`${column}${at + 1}`, 'y')}</row>`
	).join('');
const sheet = (before: string, inside: string, after = ''): string =>
	`<worksheet>${before}<sheetData>${inside}</sheetData>${after}</worksheet>`;

async function all(bytes: Uint8Array) {
	const found = [];
	for await (const row of rowsOf(bytes)) found.push(row.cells);
	return found;
}

/** The most memory that came on top while it was read, in MB. */
async function growth(work: () => Promise<unknown>): Promise<number> {
	const before = process.memoryUsage().rss;
	let most = before;
	const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 10);
	await work();
	clearInterval(watch);
	return (Math.max(most, process.memoryUsage().rss) - before) / 1e6;
}

describe('a small workbook that claims to be large', () => {
	it.each([
		['a thousand million columns', '<cols><col min="1" max="1000000000" width="9"/></cols>', ''],
		[
			'all cells as one',
			'<dimension ref="A1:XFD1048576"/>',
			'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
		],
		[
			'a rule for every cell',
			'',
			'<dataValidations><dataValidation type="list" sqref="A1:XFD1048576"/></dataValidations>'
		]
	])('by %s is read as what it holds', async (_what, before, after) => {
		const bytes = workbook(sheet(before, rows(3, 'B'), after));
		const grown = await growth(async () => {
			expect(await inspectSheet(bytes)).toMatchObject({ ok: true, value: { rowCount: 2 } });
			expect(await all(bytes)).toEqual([
				['x', 'y'],
				['x', 'y']
			]);
		});
		expect(grown).toBeLessThan(100);
	});

	it('by cells in the last column is read as wide as a table may be', async () => {
		const found = await all(workbook(sheet('', rows(5_000, 'XFD'))));
		expect(found).toHaveLength(4_999);
		expect(found[0]).toHaveLength(200);
	});

	it.each([
		['texts', { 'xl/sharedStrings.xml': Buffer.alloc(80_000_000, ' ') }, sheet('', rows(3, 'B'))],
		['styles', { 'xl/styles.xml': Buffer.alloc(3_000_000, ' ') }, sheet('', rows(3, 'B'))],
		['a row without end', {}, sheet('', `${rows(3, 'B')}<row r="4">${' '.repeat(20_000_000)}`)]
	])('by %s that unpack to a thousand times their size is refused', async (_what, others, text) => {
		const bytes = workbook(text, others);
		expect(bytes.length).toBeLessThan(200_000);
		expect(await inspectSheet(bytes)).toMatchObject({
			ok: false,
			reason: 'sheet_too_much_inside'
		});
	});

	it.each([
		['no list of files', Buffer.from('PK\x03\x04nothing else')],
		['a list that points elsewhere', Buffer.from('PK\x05\x06' + '\xff'.repeat(18), 'latin1')],
		['no sheet', zip({ 'xl/workbook.xml': '<workbook/>' })]
	])('with %s is refused', async (_what, bytes) => {
		const broken = Buffer.concat([Buffer.from('PK'), bytes]);
		expect(await inspectSheet(broken)).toMatchObject({ reason: 'sheet_broken_workbook' });
	});
});

describe('a text that is no table', () => {
	const uneven = (count: number) =>
		Buffer.from(Array.from({ length: count }, (_, at) => 'a;'.repeat(at % 4) + 'b').join('\n'));

	it('of very many uneven rows is read all the same', async () => {
		expect(await inspectSheet(uneven(200_000))).toMatchObject({ value: { rowCount: 199_999 } });
	});

	it('of very many columns is read as wide as a table may be', async () => {
		const [row] = await all(Buffer.from(`a;b\n${';'.repeat(900_000)}\n`));
		expect(row).toHaveLength(200);
	});

	it.each([
		['never closes a quotation mark', `a;b\n"${'x;y\n'.repeat(400_000)}`],
		['is one endless line', `a;b\n${'x'.repeat(2_000_000)}`],
		['closes none at its end', 'a;b\n"x;y']
	])('that %s is refused', async (_what, text) => {
		expect(await inspectSheet(Buffer.from(text))).toMatchObject({ reason: 'sheet_broken' });
	});
});
