/** MiniZinc data as a text of entries, `name = value;`, with numbers, arrays and sets of numbers. */
import { Complaint } from '../complaint.ts';
import { lineAt } from './place.ts';

interface Token {
	text: string;
	/** Where it stands in the file. */
	at: number;
}

export interface NumberAt {
	value: number;
	at: number;
}

const TOKEN = /[\s,|)]*(?:(\d+|\.\.|[{}[\]])|$)/y;

export class DznText {
	readonly #text: string;
	readonly #entries = new Map<string, { at: number; value: string; valueAt: number }>();

	/** @throws {Complaint} for what is not an entry, and for an entry given twice. */
	constructor(text: string) {
		this.#text = text.replace(/%[^\n]*/g, (comment) => ' '.repeat(comment.length));
		let at = 0;
		for (const part of this.#text.split(';')) {
			this.#addEntry(part, at);
			at += part.length + 1;
		}
	}

	#addEntry(part: string, start: number): void {
		if (part.trim() === '') return;
		const at = start + part.length - part.trimStart().length;
		const [, before, name] = /^(\s*([A-Za-z]\w*)\s*=)[^=]*$/.exec(part) ?? [];
		if (before === undefined || name === undefined) {
			const line = lineAt(this.#text, at);
			throw new Complaint({ line, field: 'entry' }, 'is not of the form "name = value;"');
		}
		if (this.has(name)) this.fail(name, 'is given twice', at);
		const value = part.slice(before.length);
		this.#entries.set(name, { at, value, valueAt: start + before.length });
	}

	has(name: string): boolean {
		return this.#entries.has(name);
	}

	fail(name: string, says: string, at = this.#entries.get(name)?.at): never {
		const line = at === undefined ? {} : { line: lineAt(this.#text, at) };
		throw new Complaint({ ...line, field: name }, says);
	}

	whole(name: string, most: number): number {
		const text = this.#entry(name).value.trim();
		const number = Number(text);
		if (!/^\d+$/.test(text) || number > most) {
			this.fail(name, `is "${text.slice(0, 40)}", not a whole number up to ${most}`);
		}
		return number;
	}

	/** All numbers of an array, however its rows are parted. */
	numbers(name: string): NumberAt[] {
		return this.#tokens(name).flatMap(({ text, at }) => {
			if (text === '[' || text === ']') return [];
			if (/^\d/.test(text)) return [{ value: Number(text), at }];
			return this.fail(name, `holds "${text}" among its numbers`, at);
		});
	}

	/** An array of sets, `{1,2}`, `{}` or `3..7`, one an owner; 0 is a filler. None where it is not given. */
	sets(name: string, { owners, most }: { owners: number; most: number }): number[][] {
		if (!this.has(name)) return Array.from({ length: owners }, () => []);
		const sets: number[][] = [];
		let open: Set<number> | undefined;
		const tokens = this.#tokens(name);
		for (let i = 0; i < tokens.length; i++) {
			const { text, at } = tokens[i]!;
			if (text === '{' && !open) open = new Set();
			else if (text === '}' && open) {
				sets.push([...open]);
				open = undefined;
			} else if (/^\d/.test(text)) {
				const last = tokens[i + 1]?.text === '..' ? tokens[i + 2] : undefined;
				const members = this.#span(name, tokens[i]!, last ?? tokens[i]!, most);
				if (open) for (const member of members) open.add(member);
				else if (last) sets.push(members);
				else this.fail(name, `holds ${text} outside a set`, at);
				if (last) i += 2;
			} else if (!'[]'.includes(text) || open) this.fail(name, `holds "${text}" out of place`, at);
		}
		if (open) this.fail(name, 'has a set that is not closed');
		if (sets.length !== owners) {
			this.fail(name, `has ${sets.length} sets, not one for each of ${owners}`);
		}
		return sets;
	}

	#span(name: string, first: Token, last: Token, most: number): number[] {
		const [from, to] = [Number(first.text), Number(last.text)];
		if (Number.isNaN(to)) this.fail(name, `holds "${last.text}" out of place`, last.at);
		if (Math.max(from, to) > most) {
			this.fail(name, `names ${Math.max(from, to)}; the last is ${most}`, first.at);
		}
		const members = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
		return members.filter((one) => one !== 0);
	}

	#entry(name: string) {
		return this.#entries.get(name) ?? this.fail(name, 'is missing');
	}

	/** What stands in the brackets of `[…]`, `[|…|]` or `array2d(…, […])`. */
	#tokens(name: string): Token[] {
		const { value, valueAt } = this.#entry(name);
		const open = value.indexOf('[');
		if (open < 0) this.fail(name, 'is not an array, [ … ]');
		const tokens: Token[] = [];
		TOKEN.lastIndex = open;
		while (TOKEN.lastIndex < value.length) {
			const start = TOKEN.lastIndex;
			const text = TOKEN.exec(value)?.[1];
			if (text === undefined && TOKEN.lastIndex === value.length) break;
			if (text === undefined) {
				const wrong = value.slice(start).replace(/^[\s,|]+/, '');
				const at = valueAt + value.length - wrong.length;
				this.fail(name, `holds "${wrong.slice(0, 12).split(/\s/)[0]}" out of place`, at);
			}
			tokens.push({ text, at: valueAt + TOKEN.lastIndex - text.length });
		}
		return tokens;
	}
}
