/** Where in a JSON text a value stands, and where a text stops being JSON. */
import { lineAt, type Path } from './place.ts';

const BLANK = /[ \t\n\r]*/y;
const TOKEN =
	/[{}[\],:]|"[ !#-[\]-\uffff]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[ !#-[\]-\uffff]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** An open list or object: the place of the value that is being read in it. */
interface Level {
	isList: boolean;
	step: string | number;
}

type Expected = 'value' | 'value or ]' | 'name' | 'name or }' | 'colon' | 'comma' | 'end';

const CALLED: Record<Expected, string> = {
	value: 'a value',
	'value or ]': 'a value or "]"',
	name: 'a name in quotes',
	'name or }': 'a name in quotes or "}"',
	colon: '":"',
	comma: '"," or the closing bracket',
	end: 'the end'
};

/**
 * The line, from 1, on which the value at a path begins; undefined where there is none. Of a name
 * given twice, the last counts, as it does to `JSON.parse`.
 */
export function lineOfPath(text: string, path: Path): number | undefined {
	let found: number | undefined;
	walk(text, (levels, position) => {
		const isThere =
			levels.length === path.length && levels.every(({ step }, i) => step === path[i]);
		if (isThere) found = position;
	});
	return found === undefined ? undefined : lineAt(text, found);
}

/** The first place at which a text is not JSON, or undefined where all of it is. */
export function findJsonError(text: string): { line: number; says: string } | undefined {
	const stop = walk(text, () => {});
	if (!stop) return undefined;
	const found = text.slice(stop.position, stop.position + 12).split(/\s/)[0]!;
	const shown = found === '' ? 'the file ends' : `${JSON.stringify(found)} stands`;
	const says = `is not JSON: ${shown} where ${CALLED[stop.expected]} is expected`;
	return { line: lineAt(text, stop.position), says };
}

/** Reads token by token, with a list of its own instead of recursion, however deep the text goes. */
function walk(
	text: string,
	visit: (levels: Level[], position: number) => void
): { position: number; expected: Expected } | undefined {
	const levels: Level[] = [];
	let expected: Expected = 'value';
	let position = 0;
	for (;;) {
		position = skipBlank(text, position);
		if (position === text.length) break;
		TOKEN.lastIndex = position;
		const token = TOKEN.exec(text)?.[0];
		if (token === undefined) return { position, expected };
		if (expected.startsWith('value') && !']},:'.includes(token)) visit(levels, position);
		const next = follow(token, expected, levels);
		if (!next) return { position, expected };
		expected = next;
		position += token.length;
	}
	return expected === 'end' ? undefined : { position, expected };
}

function skipBlank(text: string, position: number): number {
	BLANK.lastIndex = position;
	BLANK.exec(text);
	return BLANK.lastIndex;
}

/** What may come after a token, or undefined where the token may not stand. */
function follow(token: string, expected: Expected, levels: Level[]): Expected | undefined {
	const level = levels.at(-1);
	switch (expected) {
		case 'end':
			return undefined;
		case 'colon':
			return token === ':' ? 'value' : undefined;
		case 'name':
		case 'name or }':
			if (token === '}' && expected === 'name or }') return close(levels);
			if (!token.startsWith('"')) return undefined;
			level!.step = JSON.parse(token) as string;
			return 'colon';
		case 'comma':
			if (token === (level!.isList ? ']' : '}')) return close(levels);
			if (token !== ',') return undefined;
			if (level!.isList) level!.step = Number(level!.step) + 1;
			return level!.isList ? 'value' : 'name';
		case 'value':
		case 'value or ]':
			return open(token, expected, levels);
	}
}

function open(token: string, expected: Expected, levels: Level[]): Expected | undefined {
	if (token === '{') {
		levels.push({ isList: false, step: '' });
		return 'name or }';
	}
	if (token === '[') {
		levels.push({ isList: true, step: 0 });
		return 'value or ]';
	}
	if (token === ']' && expected === 'value or ]') return close(levels);
	if (']},:'.includes(token)) return undefined;
	return levels.length > 0 ? 'comma' : 'end';
}

function close(levels: Level[]): Expected {
	levels.pop();
	return levels.length > 0 ? 'comma' : 'end';
}
