export const lengths = [5, 10, 20, 50] as const;

/** How many lines a frame shows. */
export const mostIn = (query: URLSearchParams): number =>
	lengths.find((length) => String(length) === query.get('most')) ?? 10;

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (mark) => marks[mark] ?? mark);

/** What is put into a page elsewhere to show a list there. */
export const snippetFor = ({ title, src }: { title: string; src: string }): string =>
	`<iframe src="${escaped(src)}" title="${escaped(title)}" width="100%" height="520" ` +
	'loading="lazy" style="border:0"></iframe>';
