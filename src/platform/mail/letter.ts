import type { Locale } from '../locale.ts';

export type Letter = {
	kind: string;
	to: string;
	personId?: string | null;
	locale: Locale;
	subject: string;
	/** Paragraphs of plain text, in the reader's language. */
	paragraphs: readonly string[];
	action?: { label: string; href: string };
	/** Why the reader gets this letter, or how to stop it. */
	footer?: string;
	/** An iCalendar object that invites, changes or takes back. */
	calendar?: string;
};

export function letterText(letter: Letter): string {
	const action = letter.action ? [`${letter.action.label}:\n${letter.action.href}`] : [];
	const footer = letter.footer ? [`-- \n${letter.footer}`] : [];
	return [...letter.paragraphs, ...action, ...footer].join('\n\n') + '\n';
}

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
${paragraphs.join('\n')}
${letter.action ? button(letter.action) : ''}
${letter.footer ? `<p style="${body}color:#5b5b5b;font-size:13px">${escapeHtml(letter.footer)}</p>` : ''}
</td></tr></table></body></html>`;
}

const body = 'font:16px/1.5 sans-serif;color:#1c1c1c;margin:0 0 16px;';

const button = ({ label, href }: { label: string; href: string }) =>
	`<p style="${body}"><a href="${escapeHtml(href)}" style="display:inline-block;padding:12px 20px;background:#27406b;color:#fff;text-decoration:none">${escapeHtml(label)}</a></p>
<p style="${body}font-size:13px;word-break:break-all">${escapeHtml(href)}</p>`;
