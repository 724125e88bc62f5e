import { longest, textNames, type EntryDraft, type EntryText } from './entry.ts';

export type TextProblem = { name: string; reason: string; details?: { most: number } };

/** How an address is disguised where none may stand: '(at)', '[małpa]', '(маймунско а)', '(собака)'. */
const at = String.raw`(?:@|[([]\s?(?:at|małpa|маймуна|маймунско\s[аa]|собака)\s?[)\]])`;
const dot = String.raw`(?:\.|[([]\s?(?:dot|kropka|punkt|point|точка)\s?[)\]])`;
const mail = new RegExp(
	String.raw`[\p{L}\p{N}._%+-]+\s?${at}\s?[\p{L}\p{N}-]+\s?${dot}\s?\p{L}{2,}`,
	'iu'
);

/** Numbers as people write them: abroad, 600 100 200, 42 632 11 22, 0888 123 456, and after 'tel.'. */
const phones = [
	/(?:\+|\b00)\d[\d\s()/.-]{6,}\d/u,
	/\b\d{3}[\s-]\d{3}[\s-]\d{3}\b/u,
	/\b\d{2}[\s-]\d{3}[\s-]\d{2}[\s-]\d{2}\b/u,
	/\b0(?=(?:[\s/-]?\d){8})\d{1,3}(?:[\s/-]?\d{2,3}){2,4}\b/u,
	/(?<!\p{L})(?:tel|tél|тел|phone|fon|gsm|kom|моб|whatsapp|viber)\.?:?\s*\d[\d\s()/-]{4,}\d/iu
];

const link =
	/\bhttps?:\/\/[^\s]*|\bwww\.[^\s]*|(?<![\p{L}\p{N}@./-])(?:[a-z\d-]+\.)+(?:pl|bg|de|fr|ru|ro|es|dk|uk|eu|com|net|org|biz|shop|store|online|site|top|xyz)\b(?!\.?[\p{L}\p{N}])/giu;
const mostLinks = 3;

/**
 * What was pasted from a letter or a page, as plain text: marks of lists as hyphens, no tags, no marks
 * of bold or headings, no invisible characters, no more than one empty line.
 */
export function tidy(pasted: string): string {
	return pasted
		.normalize('NFC')
		.replace(/\r\n?/g, '\n')
		.replace(/<(?:script|style)[^>]*>[\s\S]*?<\/(?:script|style)>/gi, '')
		.replace(/<(?:br|\/p|\/div|\/li)[^>]*>/gi, '\n')
		.replace(/<\/?[a-z][^<>]*>/gi, '')
		.replace(/&nbsp;|[\u00a0\u2007\u202f]/g, ' ')
		.replace(/&amp;/g, '&')
		.replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, '')
		.replace(/[^\P{Cc}\n\t]/gu, '')
		.replace(/^[ \t]*#{1,6}[ \t]+/gm, '')
		.replace(/(\*\*|__)(?=\S)([^*_\n]*\S)\1/g, '$2')
		.replace(/^[ \t]*[•◦▪■●·–*\uf0a7\uf0b7][ \t]+/gm, '- ')
		.replace(/[ \t]+$/gm, '')
		.replace(/[ \t]{2,}/g, ' ')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}

/** 'SALE!!! CHEAP YARN' shouts; 'OEKO-TEX yarn' does not. */
export function isShouting(title: string): boolean {
	const letters = title.match(/\p{L}/gu) ?? [];
	const large = letters.filter((letter) => letter !== letter.toLowerCase()).length;
	return (letters.length >= 10 && large / letters.length > 0.6) || /[!?]{2,}/.test(title);
}

export const holdsContact = (text: string): boolean =>
	mail.test(text) || phones.some((phone) => phone.test(text));

export const countLinks = (text: string): number => text.match(link)?.length ?? 0;

/** What speaks against the words of an entry; only its own language must be whole. */
export function listTextProblems({ texts, originalLocale }: EntryDraft): TextProblem[] {
	const own = texts[originalLocale];
	const missing: TextProblem[] = [];
	if ((own?.title.length ?? 0) < 8)
		missing.push({
			name: `title.${originalLocale}`,
			reason: own?.title ? 'title_too_short' : 'entry_title_missing'
		});
	if (!own?.summary) missing.push({ name: `summary.${originalLocale}`, reason: 'summary_missing' });
	const said = Object.entries(texts).flatMap(([locale, text]) =>
		faultsIn(text).map(({ name, reason }) => ({
			name: `${name}.${locale}`,
			reason,
			...(reason === 'text_too_long' && { details: { most: longest[name] } })
		}))
	);
	return [...missing, ...said];
}

type Fault = { name: keyof EntryText; reason: string };

function faultsIn(text: EntryText): Fault[] {
	const parts = textNames.map((name) => [name, text[name]] as const);
	const faults = parts.flatMap(([name, value]) =>
		faultsOf(name, value).map((reason) => ({ name, reason }))
	);
	const linked = parts.filter(([, value]) => countLinks(value) > 0);
	const links = linked.reduce((sum, [, value]) => sum + countLinks(value), 0);
	const last = linked.at(-1)?.[0];
	const isTold = faults.some(({ reason }) => reason === 'too_many_links');
	// A few in every part are as many as a lot in one.
	return links > mostLinks && last && !isTold
		? [...faults, { name: last, reason: 'too_many_links' }]
		: faults;
}

function faultsOf(name: keyof EntryText, value: string): string[] {
	if (value.length > longest[name]) return ['text_too_long'];
	if (name === 'title' && isShouting(value)) return ['title_shouts'];
	if (holdsContact(value)) return ['contact_in_text'];
	if (countLinks(value) > (name === 'title' ? 0 : mostLinks)) return ['too_many_links'];
	return [];
}
