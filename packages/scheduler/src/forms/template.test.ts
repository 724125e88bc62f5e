import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { Complaint } from '../complaint.ts';
import { Dice } from '../dice.ts';
import { checkProblem } from './check-problem.ts';
import { pick } from './draw.ts';
import { readSheets } from './sheets.ts';
import { writeTemplate } from './template.ts';

describe('a workbook', () => {
	it('as the template writes it is a good event', async () => {
		const problem = await readSheets([{ name: 'form.xlsx', bytes: await writeTemplate() }]);
		expect(() => checkProblem(problem)).not.toThrow();
		expect(problem.participants).toHaveLength(4);
		expect(problem.participants[2]).toEqual({
			id: 7,
			name: 'Office in Lyon',
			hours: { zone: 'Europe/Warsaw', from: '10:00', to: '15:00' },
			languages: ['fr'],
			groups: ['guest']
		});
		expect(problem.meetings[3]).toEqual({
			id: 4,
			who: [7, 8],
			half: 'afternoon',
			resources: ['anna']
		});
		expect(problem.slots[5]).toEqual({
			id: 6,
			day: '2026-11-21',
			half: 'afternoon',
			block: 'after lunch',
			start: '2026-11-21T12:25:00Z',
			end: '2026-11-21T12:45:00Z'
		});
		expect(problem).toMatchObject({
			name: 'Brokerage event',
			complete: false,
			aims: ['held', 'breaks']
		});
	});

	it('may hold dates, hours, numbers, formulas and styled text', async () => {
		const workbook = new ExcelJS.Workbook();
		const add = (name: string, rows: ExcelJS.CellValue[][]) =>
			workbook.addWorksheet(name).addRows(rows);
		add('People', [['id'], [1], [{ richText: [{ text: 'ru' }, { text: 'se' }] }], [null]]);
		add('Wishes', [
			['who', 'weight'],
			['1; ruse', { formula: '1+2', result: 3, date1904: false }]
		]);
		const hour = (hours: number) => new Date(Date.UTC(1899, 11, 30, hours) - 1);
		add('Slots', [
			['day', 'start', 'end'],
			[new Date('2026-11-21T00:00:00Z'), hour(9), hour(10)]
		]);
		add('Tables', [['id'], ['A']]);
		add('Settings', [['zone'], ['Europe/Warsaw']]);
		const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
		expect(await readSheets([{ name: 'fair.xlsx', bytes }])).toEqual({
			slots: [
				{
					id: 1,
					day: '2026-11-21',
					half: 'morning',
					start: '2026-11-21T08:00:00Z',
					end: '2026-11-21T09:00:00Z'
				}
			],
			tables: [{ id: 'A' }],
			participants: [{ id: 1 }, { id: 'ruse' }],
			meetings: [{ id: 1, who: [1, 'ruse'], weight: 3 }]
		});
	});

	/** The template with its parts packed as they are, so that they can be written over. */
	const unpacked = async (change: (workbook: ExcelJS.Workbook) => void): Promise<Buffer> => {
		const workbook = new ExcelJS.Workbook();
		const bytes = await writeTemplate();
		await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
		change(workbook);
		const options = { zip: { compression: 'STORE' } } as Partial<ExcelJS.XlsxWriteOptions>;
		return Buffer.from(await workbook.xlsx.writeBuffer(options));
	};

	it('may name a range of 700 million cells', async () => {
		const bytes = await unpacked((workbook) =>
			workbook.definedNames.add('people!$AA$1000001:$AB$1000002', 'all')
		);
		const at = bytes.indexOf('$AA$1000001:$AB$1000002');
		expect(at).toBeGreaterThan(0);
		bytes.write('$A$00000001:$ZZ$1000000', at);
		const problem = await readSheets([{ name: 'form.xlsx', bytes }]);
		expect(problem.participants).toHaveLength(4);
	});

	it('is read or refused in a sentence, whatever of it is written over', async () => {
		const good = await unpacked(() => {});
		const dice = new Dice(5);
		for (let i = 0; i < 200; i++) {
			const bytes = Buffer.from(good);
			for (let left = 1 + dice.below(4); left > 0; left--) {
				bytes.write(pick(dice, ['9', '0', '<', '"', 'Z', '-', '\0']), dice.below(bytes.length));
			}
			await readSheets([{ name: 'form.xlsx', bytes }]).catch((error: unknown) => {
				expect(error).toBeInstanceOf(Complaint);
			});
		}
	});

	it('that is broken is refused', async () => {
		const bytes = (await writeTemplate()).subarray(0, 3000);
		await expect(readSheets([{ name: 'form.xlsx', bytes }])).rejects.toThrow(
			'form.xlsx: is not a workbook that can be read; save it as .xlsx'
		);
	});
});
