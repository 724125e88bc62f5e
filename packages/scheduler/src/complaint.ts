export interface Whereabouts {
	/** Counted from 1. */
	line?: number;
	/** The sheet of a workbook, or the list of the JSON form. */
	list?: string;
	field: string;
}

/** What is wrong with an input, in a sentence that names where. */
export class Complaint extends Error {
	readonly where: Whereabouts;

	constructor(where: Whereabouts, says: string) {
		const list = where.list === undefined ? '' : `${where.list}, `;
		const line = where.line === undefined ? '' : `line ${where.line}, `;
		super(`${list}${line}${where.field}: ${says}`);
		this.name = 'Complaint';
		this.where = where;
	}
}
