import type { Locale } from './locale.ts';

export type AtomEntry = {
	id: string;
	address: string;
	title: string;
	summary: string;
	locale: Locale;
	changedAt: Date;
};
export type AtomFeed = {
	id: string;
	title: string;
	locale: Locale;
	/** Where the feed itself stands, and the page it is of. */
	self: string;
	list: string;
	entries: readonly AtomEntry[];
};

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const text = (plain: string): string =>
	plain.replace(/[&<>"]/g, (mark) => marks[mark] ?? mark).replace(/[^\P{Cc}\n\t]/gu, '');

/** A feed by RFC 4287. */
export function atomFeed({ id, title, locale, self, list, entries }: AtomFeed): string {
	const latest = entries.reduce((last, { changedAt }) => Math.max(last, +changedAt), 0);
	return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">
<id>${text(id)}</id>
<title>${text(title)}</title>
<updated>${new Date(latest).toISOString()}</updated>
<author><name>Osnova</name></author>
<link rel="self" href="${text(self)}"/>
<link rel="alternate" href="${text(list)}"/>
${entries.map(entryOf).join('\n')}
</feed>
`;
}

const entryOf = ({ id, address, title, summary, locale, changedAt }: AtomEntry): string =>
	`<entry xml:lang="${locale}">
<id>${text(id)}</id>
<title>${text(title)}</title>
<updated>${changedAt.toISOString()}</updated>
<link rel="alternate" href="${text(address)}"/>
<summary>${text(summary)}</summary>
</entry>`;
