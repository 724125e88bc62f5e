import { replaceEnding, stripEnding } from './endings.ts';

const CASES = (
	'iego iemu iami iach iom iow iem iej ego emu ami ach ych ich ymi imi ' +
	'om ow em ej ym im ie ia iu io a e i o u y'
).split(' ');

/** Stems whose vowel changes too, or whose ending only looks like a case. */
const KEPT: Record<string, string> = {
	syst: 'system',
	probl: 'problem',
	miesc: 'miast',
	miest: 'miast'
};

/** A light stemmer for Polish that expects a word already without its accents. */
export function stemPolish(word: string): string {
	if (word.length < 4) return word;
	const ending = CASES.find((it) => word.endsWith(it) && word.length - it.length >= 3) ?? '';
	const rest = word.slice(0, word.length - ending.length);
	const isSoft = ending.startsWith('i') && (ending.length > 1 || rest.endsWith('nc'));
	const stem = harden(isSoft ? soften(rest) : rest);
	return KEPT[stem] ?? stem;
}

function soften(rest: string): string {
	if (rest.endsWith('sc')) return rest;
	return replaceEnding(rest, [
		['dz', 'd', 3],
		['c', 't', 3]
	]);
}

function harden(rest: string): string {
	const base = replaceEnding(stripEnding(rest, ['ow'], 4), [['yjn', 'j', 4]]);
	const hard = replaceEnding(base, [
		['sc', 'st', 4],
		['niec', 'nk', 5],
		['rz', 'r', 3],
		['dz', 'g', 4],
		['c', 'k', 3]
	]);
	return hard.length < 5 ? hard : hard.replace(/([^aeiouy])e([rkln])$/, '$1$2');
}
