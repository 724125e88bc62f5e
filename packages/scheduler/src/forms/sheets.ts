/**
 * The form that a person can fill in: a workbook with one sheet for each list, or CSV files of the
 * same names. The first row holds the headings; their order, letter case and a slip of the pen do
 * not matter, and columns with other headings are notes. Lists in a cell are parted by `;`.
 *
 * | sheet | columns |
 * | --- | --- |
 * | people | id, name, unavailable, preferred, half, from, to, zone, languages, groups, delegates, together |
 * | wishes | id, who (or a and b), weight, kind, half, slot, table, table kind, after, resources |
 * | slots | id, day, half, block, start, end |
 * | tables | id, kind, slots, host, seats |
 * | resources (optional) | id, name, capacity, unavailable, languages |
 * | limits (optional) | id, of, with, most, per, sum |
 * | settings (optional) | name, zone, complete, spread, aims |
 *
 * Ids may be left out: people and resources are then called by their names, the others counted from
 * 1. `start` and `end` are instants with offset, or hours of the `day` in the settings' `zone`.
 * Delegates: `Anna (en, pl); Jan (en, not 3)`, in brackets languages and slots without them.
 */
import { Complaint, type Whereabouts } from '../complaint.ts';
import { AIMS } from '../aims.ts';
import type { Delegate, Limit, Participant, Problem, Resource, Table, Wish } from '../problem.ts';
import { checkProblem } from './check-problem.ts';
import { show, type Path } from './place.ts';
import { isWorkbook, rawSheetsOf } from './sheet-cells.ts';
import { sheetNamed, SHEETS, type SheetName } from './sheet-columns.ts';
import { idOf, sheetOf, type Row, type Sheet } from './sheet-rows.ts';
import { hourOf, slotOf } from './sheet-slots.ts';

/**
 * Reads a problem from a workbook, or from CSV files (separated by comma, semicolon or tab, UTF-8).
 * Ids are numbers where the cell is a plain whole number, else texts.
 * @param files one `.xlsx`, or files named `people.csv`, `wishes.csv`…; sheets and files of other
 * names are left alone.
 * @throws {Complaint} naming sheet, row and column, e.g. `wishes, line 12, who: names "anna", who is
 * not among the participants`.
 */
export async function readSheets(files: { name: string; bytes: Uint8Array }[]): Promise<Problem> {
	const sheets = await gather(files);
	const rowsOf = (name: SheetName) => sheets.get(name)?.rows ?? [];
	const settings = rowsOf('settings')[0];
	const zone = settings?.text('zone');
	const resources = rowsOf('resources').map(resourceOf);
	const limits = rowsOf('limits').map(limitOf);
	const problem: Problem = {
		...given({ name: settings?.text('name') }),
		slots: rowsOf('slots').map((row, i) => slotOf(row, i, zone)),
		tables: rowsOf('tables').map(tableOf),
		participants: rowsOf('people').map((row) => participantOf(row, zone)),
		meetings: rowsOf('wishes').map(wishOf),
		...(resources.length > 0 ? { resources } : {}),
		...(limits.length > 0 ? { limits } : {}),
		...given({
			complete: settings?.yes('complete'),
			spread: settings?.whole('spread'),
			aims: settings && aimsOf(settings)
		})
	};
	checkProblem(problem, (path) => placeIn(sheets, path));
	return problem;
}

type Sheets = Map<SheetName, Sheet>;

async function gather(files: { name: string; bytes: Uint8Array }[]): Promise<Sheets> {
	const sheets: Sheets = new Map();
	for (const { name, bytes } of files) {
		if (!isWorkbook(bytes) && sheetNamed(name) === undefined) continue;
		for (const raw of await rawSheetsOf(name, bytes)) {
			const kind = sheetNamed(raw.name);
			if (kind === undefined) continue;
			if (sheets.has(kind)) {
				throw new Complaint({ list: raw.name, field: 'sheet' }, `is a second sheet of ${kind}`);
			}
			sheets.set(kind, sheetOf(raw, kind));
		}
	}
	for (const [name, { isNeeded }] of Object.entries(SHEETS)) {
		if (isNeeded && !sheets.has(name as SheetName)) {
			throw new Complaint({ list: name, field: 'sheet' }, 'is missing');
		}
	}
	return sheets;
}

/** Only what was filled in. */
function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
	return Object.fromEntries(
		Object.entries(fields).filter(([, value]) => value !== undefined)
	) as never;
}

function participantOf(row: Row, zone: string | undefined): Participant {
	const name = row.text('name');
	return {
		id: row.id('id') ?? (name === undefined ? row.fail('id', 'is missing') : idOf(name)),
		...given({
			name,
			unavailable: row.ids('unavailable'),
			preferred: row.ids('preferred'),
			half: row.half('half'),
			hours: hoursOf(row, zone),
			languages: row.languages('languages'),
			groups: row.words('groups'),
			delegates: row.words('delegates')?.map((text) => delegateOf(text)),
			together: row.yes('together')
		})
	};
}

function hoursOf(row: Row, eventZone: string | undefined): Participant['hours'] {
	const from = hourOf(row, 'from');
	const to = hourOf(row, 'to');
	if (from === undefined && to === undefined) return undefined;
	const zone = row.text('zone') ?? eventZone;
	if (zone === undefined) row.fail('zone', 'is missing, and there are hours');
	return { zone, from: from ?? '00:00', to: to ?? '24:00' };
}

function delegateOf(text: string): Delegate {
	const [, name = text, brackets = ''] = /^([^()]*)\(([^()]*)\)$/.exec(text) ?? [];
	const words = brackets.split(',').map((word) => word.trim());
	const unavailable = words.filter((word) => /^not /i.test(word)).map((word) => word.slice(4));
	const languages = words.filter((word) => word !== '' && !/^not /i.test(word));
	return {
		id: idOf(name.trim()),
		...(unavailable.length > 0 ? { unavailable: unavailable.map((id) => idOf(id.trim())) } : {}),
		...(languages.length > 0 ? { languages: languages.map((word) => word.toLowerCase()) } : {})
	};
}

function wishOf(row: Row, i: number): Wish {
	const pair = [row.id('a'), row.id('b')].filter((id) => id !== undefined);
	return {
		id: row.id('id') ?? i + 1,
		who: [...(row.ids('who') ?? []), ...pair],
		...given({
			weight: row.whole('weight'),
			kind: row.oneOf('kind', ['requested', 'accepted', 'must', 'never']),
			half: row.half('half'),
			slot: row.id('slot'),
			table: row.id('table'),
			tableKind: row.text('table kind'),
			after: row.ids('after'),
			resources: row.ids('resources')
		})
	};
}

function tableOf(row: Row, i: number): Table {
	return {
		id: row.id('id') ?? i + 1,
		...given({
			kind: row.text('kind'),
			slots: row.ids('slots'),
			host: row.id('host'),
			seats: row.whole('seats')
		})
	};
}

function resourceOf(row: Row): Resource {
	const name = row.text('name');
	return {
		id: row.id('id') ?? (name === undefined ? row.fail('id', 'is missing') : idOf(name)),
		...given({
			name,
			capacity: row.whole('capacity'),
			unavailable: row.ids('unavailable'),
			languages: row.languages('languages')
		})
	};
}

function limitOf(row: Row): Limit {
	return {
		most: row.whole('most') ?? row.fail('most', 'is missing'),
		...given({
			id: row.id('id'),
			of: row.id('of'),
			with: row.id('with'),
			per: row.oneOf('per', ['event', 'day', 'block']),
			sum: row.yes('sum')
		})
	};
}

function aimsOf(row: Row): Problem['aims'] {
	const names = AIMS.map(({ name }) => name);
	return row.words('aims')?.map((word) => {
		const aim = names.find((name) => name === word.toLowerCase());
		return aim ?? row.fail('aims', `names ${show(word)}, not one of ${names.join(', ')}`);
	});
}

const LISTS: Record<string, SheetName> = { participants: 'people', meetings: 'wishes' };
const COLUMNS: Record<string, string> = { tableKind: 'table kind' };

function placeIn(sheets: Sheets, [list, entry, ...rest]: Path): Whereabouts {
	const isSetting = typeof entry !== 'number' && rest.length === 0 && !(list! in SHEETS);
	const name = LISTS[list!] ?? list!;
	const kind = (isSetting || !(name in SHEETS) ? 'settings' : name) as SheetName;
	const sheet = sheets.get(kind);
	const typed = { list: sheet?.name ?? kind };
	if (kind === 'settings')
		return { ...typed, line: sheet?.rows[0]?.line ?? 1, field: String(list) };
	if (typeof entry !== 'number') return { ...typed, field: 'sheet' };
	const step = String(rest[0] === 'hours' ? rest[1] : rest[0]);
	const column = COLUMNS[step] ?? step;
	const field = sheet?.headings.get(column) ?? (step === 'who' ? sheet?.headings.get('a') : null);
	return { ...typed, line: sheet?.rows[entry]?.line ?? 1, field: field ?? column };
}
