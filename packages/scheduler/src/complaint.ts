export interface Whereabouts {
	/** Counted from 1. */
	line?: number;
	/** The sheet of a workbook, or the list of the JSON form. */
	list?: string;
	field: string;
}

/** Kinds of mistakes; `out_of_place` is whatever is none of the others. */
export type ComplaintWord =
	| 'missing'
	| 'given_twice'
	| 'unknown_name'
	| 'not_a_number'
	| 'not_an_hour'
	| 'not_a_date'
	| 'unknown_zone'
	| 'not_one_of'
	| 'too_much'
	| 'ends_before_it_begins'
	| 'in_a_circle'
	| 'out_of_place';

/** How each kind is said; the first that fits. */
const KINDS: [RegExp, ComplaintWord][] = [
	[/\bis missing|is not there|names nobody/, 'missing'],
	[/already|again|twice|second sheet|two columns/, 'given_twice'],
	[/in a circle|before itself/, 'in_a_circle'],
	[/not later than/, 'ends_before_it_begins'],
	[/not an hour/, 'not_an_hour'],
	[/not a date/, 'not_a_date'],
	[/zone/, 'unknown_zone'],
	[/not one of|not yes or no/, 'not_one_of'],
	[/is the most|the last is|larger than|more than|is above/, 'too_much'],
	[/not a (whole )?number/, 'not_a_number'],
	[/not among|is not in this meeting|does not name/, 'unknown_name']
];

/** What is wrong with an input, in a sentence that names where, and as a stable word. */
export class Complaint extends Error {
	readonly where: Whereabouts;
	/** For programs that say it in words of their own. */
	readonly word: ComplaintWord;

	constructor(where: Whereabouts, says: string) {
		const list = where.list === undefined ? '' : `${where.list}, `;
		const line = where.line === undefined ? '' : `line ${where.line}, `;
		super(`${list}${line}${where.field}: ${says}`);
		this.name = 'Complaint';
		this.where = where;
		this.word = KINDS.find(([kind]) => kind.test(says))?.[1] ?? 'out_of_place';
	}
}
