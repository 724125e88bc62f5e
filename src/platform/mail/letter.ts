import type { Locale } from '../locale.ts';

/** A heading with the things under it, each a link. */
export type LetterList = {
	title: string;
	items: readonly { text: string; href: string; note?: string }[];
	/** That there are more than these, and where. */
	more?: Link;
};
type Link = { label: string; href: string };

export type Letter = {
	kind: string;
	to: string;
	personId?: string | null;
	locale: Locale;
	subject: string;
	/** Paragraphs of plain text, in the reader's language. */
	paragraphs: readonly string[];
	lists?: readonly LetterList[];
	action?: Link;
	/** Where letters of this sort are stopped by one click, without an account. */
	stop?: Link;
	/** Why the reader gets this letter, or how to stop it. */
	footer?: string;
	/** An iCalendar object that invites, changes or takes back. */
	calendar?: string;
};

export function letterText(letter: Letter): string {
	const { paragraphs, lists = [], action, stop, footer } = letter;
	const end = [...(footer ? [footer] : []), ...(stop ? [linkText(stop)] : [])].join('\n');
	return (
		[
			...paragraphs,
			...lists.flatMap(listText),
			...(action ? [linkText(action)] : []),
			...(end ? [`-- \n${end}`] : [])
		].join('\n\n') + '\n'
	);
}

const linkText = ({ label, href }: Link): string => `${label}:\n${href}`;

const listText = ({ title, items, more }: LetterList): string[] => [
	title,
	...items.map(({ text, href, note }) => [`* ${text}`, ...(note ? [note] : []), href].join('\n  ')),
	...(more ? [linkText(more)] : [])
];

const escapes: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};

export const escapeHtml = (text: string): string =>
	text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);

export function letterHtml(letter: Letter): string {
	const paragraphs = letter.paragraphs.map((p) => `<p style="${body}">${escapeHtml(p)}</p>`);
	return `<!doctype html>
<html lang="${letter.locale}"><head><meta charset="utf-8"><title>${escapeHtml(letter.subject)}</title></head>
<body style="margin:0;background:#f4f1ea;padding:24px">
<table role="presentation" width="100%" style="max-width:36rem;margin:auto;background:#fff;border-top:4px solid #27406b">
<tr><td style="padding:28px">
<p style="${body}font-weight:bold;letter-spacing:.04em">Osnova</p>
${[...paragraphs, ...(letter.lists ?? []).map(listHtml)].join('\n')}
${letter.action ? button(letter.action) : ''}
${footerHtml(letter)}
</td></tr></table></body></html>`;
}

const body = 'font:16px/1.5 sans-serif;color:#1c1c1c;margin:0 0 16px;';

function footerHtml({ footer, stop }: Letter): string {
	const words = footer ? [escapeHtml(footer)] : [];
	const parts = stop ? [...words, link(stop, 'color:#5b5b5b')] : words;
	if (parts.length === 0) return '';
	return `<p style="${body}color:#5b5b5b;font-size:13px">${parts.join('<br>')}</p>`;
}

function listHtml({ title, items, more }: LetterList): string {
	const lines = items.map(({ text, href, note }) => {
		const told = note
			? `<br><span style="color:#5b5b5b;font-size:14px">${escapeHtml(note)}</span>`
			: '';
		return `<li style="margin:0 0 10px">${link({ label: text, href })}${told}</li>`;
	});
	return `<h2 style="${body}font-size:17px;font-weight:bold;margin-top:24px">${escapeHtml(title)}</h2>
<ul style="${body}padding-left:20px">${lines.join('\n')}</ul>
${more ? `<p style="${body}">${link(more)}</p>` : ''}`;
}

const link = ({ label, href }: Link, style = 'color:#27406b'): string =>
	`<a href="${escapeHtml(href)}" style="${style}">${escapeHtml(label)}</a>`;

const button = ({ label, href }: Link): string =>
	`<p style="${body}"><a href="${escapeHtml(href)}" style="display:inline-block;padding:12px 20px;background:#27406b;color:#fff;text-decoration:none">${escapeHtml(label)}</a></p>
<p style="${body}font-size:13px;word-break:break-all">${escapeHtml(href)}</p>`;
