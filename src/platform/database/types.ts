import pg from 'pg';

const { builtins } = pg.types;
const DATE_ARRAY = 1182;

const ours = new Map<number, (text: string) => unknown>([
	[builtins.INT8, wholeNumber],
	[builtins.NUMERIC, Number],
	// A date is a date: no midnight, no time zone.
	[builtins.DATE, (text) => text],
	[DATE_ARRAY, (text) => pg.types.getTypeParser(1009 as never)(text)]
]);

/** How columns arrive: bigint and numeric as numbers, dates as 'YYYY-MM-DD', instants as Date. */
export const typeParsers = {
	getTypeParser(type: number, format?: 'text' | 'binary') {
		return ours.get(type) ?? pg.types.getTypeParser(type as never, format as never);
	}
} as pg.CustomTypesConfig;

function wholeNumber(text: string): number {
	const number = Number(text);
	if (Number.isSafeInteger(number)) return number;
	throw new RangeError(`${text} is too large for a JavaScript number`);
}
