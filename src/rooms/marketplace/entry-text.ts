import { longest, type EntryDraft, type EntryText } from './entry.ts';

export type TextProblem = { name: string; reason: string };

const mail =
	/[\p{L}\p{N}._%+-]+\s?(?:@|\(at\)|\[at\])\s?[\p{L}\p{N}-]+\s?(?:\.|\(dot\)|\[dot\])\s?\p{L}{2,}/iu;
const phone = /(?:\+|\b00)\d[\d\s()/.-]{6,}\d|\b\d{3}[\s-]\d{3}[\s-]\d{3}\b/u;
const link = /\bhttps?:\/\/|\bwww\./giu;
const mostLinks = 3;

/**
 * What was pasted from a letter or a page, as plain text: marks of lists as hyphens, no tags, no
 * invisible characters, no more than one empty line.
 */
export function tidy(pasted: string): string {
	return pasted
		.normalize('NFC')
		.replace(/\r\n?/g, '\n')
		.replace(/<(?:script|style)[^>]*>[\s\S]*?<\/(?:script|style)>/gi, '')
		.replace(/<(?:br|\/p|\/div|\/li)[^>]*>/gi, '\n')
		.replace(/<\/?[a-z][^<>]*>/gi, '')
		.replace(/[\u00a0\u2007\u202f]/g, ' ')
		.replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, '')
		.replace(/[^\P{Cc}\n\t]/gu, '')
		.replace(/^[ \t]*[•◦▪■●·–*][ \t]+/gm, '- ')
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

export const holdsContact = (text: string): boolean => mail.test(text) || phone.test(text);

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
		(Object.entries(text) as [keyof EntryText, string][]).flatMap(([name, value]) =>
			faultsOf(name, value).map((reason) => ({ name: `${name}.${locale}`, reason }))
		)
	);
	return [...missing, ...said];
}

function faultsOf(name: keyof EntryText, value: string): string[] {
	if (value.length > longest[name]) return ['text_too_long'];
	if (name === 'title' && isShouting(value)) return ['title_shouts'];
	if (holdsContact(value)) return ['contact_in_text'];
	if (countLinks(value) > (name === 'title' ? 0 : mostLinks)) return ['too_many_links'];
	return [];
}
