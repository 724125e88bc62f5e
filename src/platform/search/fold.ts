import { bulgarian, greek, polishSpelling, russian } from './alphabets.ts';

const LETTERS: Record<string, string> = {
	ł: 'l',
	đ: 'd',
	ð: 'd',
	þ: 'th',
	ø: 'o',
	œ: 'oe',
	æ: 'ae',
	ß: 'ss',
	ı: 'i',
	ŋ: 'n',
	ħ: 'h',
	ŧ: 't',
	ĸ: 'k'
};
const UMLAUTS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };
const ASCII = /^[a-z0-9]*$/;
const LONGEST_TERM = 60;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const MARKS = /[\u0300-\u036f]/g;
const SPELLINGS = [bulgarian, russian, polishSpelling];

/** The words of a text as its writer put them, in lower case: 'Łódź-Ruse' → ['łódź', 'ruse']. */
export function listWords(text: string): string[] {
	const composed = text.normalize('NFKC').toLowerCase().normalize('NFC');
	return composed.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

export function isCyrillic(word: string): boolean {
	return CYRILLIC.test(word);
}

/** Lower case without accents, in its own alphabet: 'Łódź' → 'lodz', 'Ёлка' → 'елка'; й stays й. */
export function plain(word: string): string {
	const small = word.toLowerCase();
	if (ASCII.test(small)) return small;
	const bare = small
		.replaceAll('й', '\ue000')
		.normalize('NFD')
		.replace(MARKS, '')
		.replaceAll('\ue000', 'й');
	return bare.replace(/[łđðþøœæßıŋħŧĸ]/g, (letter) => LETTERS[letter] ?? letter);
}

/** One normal form for a text: 'Łódź' and 'Lodz' → 'lodz', 'Русе' and 'Ruse' → 'ruse'. */
export function fold(text: string): string {
	return listWords(text).map(foldWord).join(' ');
}

/** Words come again and again: names of towns, forms of firms. */
const folded = new Map<string, string>();
const mostFolded = 20_000;

export function foldWord(word: string): string {
	const known = folded.get(word);
	if (known !== undefined) return known;
	const made = settle(romanise(plain(word), bulgarian));
	if (folded.size >= mostFolded) folded.clear();
	folded.set(word, made);
	return made;
}

/** Every folded spelling a word may be looked for by; the first is foldWord's own. */
export function listSpellings(word: string): string[] {
	if (ASCII.test(word)) return [settle(word)];
	const bare = plain(word);
	if (isCyrillic(bare)) return distinct(SPELLINGS.map((table) => settle(romanise(bare, table))));
	const spelledOut = plain(word.replace(/[äöüøå]/g, (letter) => UMLAUTS[letter] ?? letter));
	return distinct([settle(romanise(bare, bulgarian)), settle(spelledOut)]);
}

/** The spellings of a text of several words; at most a dozen. */
export function listTextSpellings(text: string): string[] {
	const texts = listWords(text).reduce<string[]>(
		(starts, word) =>
			starts
				.flatMap((start) => listSpellings(word).map((it) => (start ? `${start} ${it}` : it)))
				.slice(0, 12),
		['']
	);
	return distinct(texts);
}

/** The romanised spellings of a stem that is still in its own alphabet. */
export function romaniseStem(stem: string): string[] {
	if (!isCyrillic(stem)) return [settle(romanise(stem, bulgarian))];
	return distinct(SPELLINGS.map((table) => settle(romanise(stem, table))));
}

function romanise(word: string, table: Record<string, string>): string {
	if (ASCII.test(word)) return word;
	return word.replace(/[^a-z0-9]/g, (letter) => table[letter] ?? greek[letter] ?? letter);
}

/** Spellings that different countries give one sound meet here. */
function settle(word: string): string {
	return word
		.replaceAll('shch', 'sht')
		.replaceAll('kh', 'h')
		.replaceAll('tz', 'ts')
		.replace(/i[yj]a/g, 'ia')
		.replace(/[iy]y$/, 'i')
		.slice(0, LONGEST_TERM)
		.replace(/[\ud800-\udbff]$/, '');
}

function distinct(words: string[]): string[] {
	return [...new Set(words)];
}
