export const FORMAT = 1;

/** What the archive says about itself, before anything else. */
export interface Manifest {
	format: number;
	program: 'osnova';
	at: string;
	/** Names of the migrations the tables had seen, oldest first. */
	migrations: string[];
	tables: { name: string; columns: string[] }[];
	sequences: { name: string; lastValue: string | null }[];
}

/** What it says at the end, so that a cut archive is noticed. */
export interface Ending {
	rows: Record<string, number>;
	files: number;
}

export const MANIFEST = 'osnova.json';
/** The table in which orders that wait in the queue travel. */
export const ORDERS = 'waiting_order';
export const ENDING = 'end.json';

export const tableSection = (table: string): string => `tables/${table}`;
export const fileSection = (key: string): string => `files/${key}`;
export const partName = (section: string, part: number): string =>
	`${section}/${String(part).padStart(6, '0')}`;

/** The section an entry belongs to: its name without the part's number. */
export const sectionOf = (entry: string): string => entry.replace(/\/\d+$/, '');
