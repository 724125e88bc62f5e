/** Reading an event from a file, whichever of the forms it has. */
import { Complaint } from '../complaint.ts';
import { readDzn } from '../dzn.ts';
import type { Problem } from '../problem.ts';
import { isWorkbook, LARGEST, textOf } from './sheet-cells.ts';

type Form = 'json' | 'dzn' | 'workbook' | 'csv' | 'old workbook' | 'unknown';

/**
 * Reads a problem from the bytes of one file: the package's JSON, MiniZinc data (`.dzn`) or a
 * workbook (`.xlsx`). What the bytes are counts before how the file is named. A folder of CSV files
 * is for `readSheets`.
 * @param name the file's name, for its ending and for the complaints.
 * @param options.spread the most by which numbers of breaks may differ; takes the place of what the
 * file says (2 for `.dzn`).
 * @throws {Complaint} naming line, list and field.
 */
export async function readProblem(
	name: string,
	bytes: Uint8Array,
	{ spread }: { spread?: number } = {}
): Promise<Problem> {
	if (spread !== undefined && !(Number.isInteger(spread) && spread >= 0)) {
		throw new Complaint({ field: 'spread' }, `is ${spread}, not a whole number from 0`);
	}
	const problem = await readForm(name, bytes);
	return spread === undefined ? problem : { ...problem, spread };
}

async function readForm(name: string, bytes: Uint8Array): Promise<Problem> {
	const refuse = (says: string): never => {
		throw new Complaint({ field: name }, says);
	};
	if (bytes.length > LARGEST) refuse(`is larger than ${LARGEST / 1_000_000} MB`);
	if (bytes.length === 0) refuse('is empty');
	switch (formOf(name, bytes)) {
		case 'workbook':
			return (await import('./sheets.ts')).readSheets([{ name, bytes }]);
		case 'json':
			return (await import('./json.ts')).readJson(textOf(name, bytes));
		case 'dzn':
			return readDzn(textOf(name, bytes));
		case 'csv':
			return refuse(
				'is one sheet of a form; give the folder with people, wishes, slots and tables'
			);
		case 'old workbook':
			return refuse('is a workbook of the old kind; save it as .xlsx');
		default:
			return refuse('is none of the forms that can be read: .json, .xlsx, .dzn, a folder of .csv');
	}
}

function formOf(name: string, bytes: Uint8Array): Form {
	if (isWorkbook(bytes)) return 'workbook';
	if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return 'old workbook';
	const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase();
	if (ending === 'json' || ending === 'dzn') return ending;
	if (ending === 'csv' || ending === 'tsv') return 'csv';
	const opening = new TextDecoder().decode(bytes.subarray(0, 2000)).trimStart();
	if (opening.startsWith('{')) return 'json';
	return /\bn(?:Business|Meetings|Tables|TotalSlots)\s*=/.test(opening) ? 'dzn' : 'unknown';
}
