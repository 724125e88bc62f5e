export type Block = { kind: 'paragraph'; text: string } | { kind: 'list'; items: string[] };

const item = /^\s*[-–•]\s+/;

/** Paragraphs and lists as they are written: a line each, items led by a dash. */
export function blocksOf(body: string): Block[] {
	const blocks: Block[] = [];
	for (const line of body.split('\n').filter((one) => one.trim())) {
		const last = blocks.at(-1);
		if (!item.test(line)) blocks.push({ kind: 'paragraph', text: line.trim() });
		else if (last?.kind === 'list') last.items.push(line.replace(item, '').trim());
		else blocks.push({ kind: 'list', items: [line.replace(item, '').trim()] });
	}
	return blocks;
}

export function linesOf(body: string): { paragraphs: number; items: number } {
	const lines = body.split('\n').filter((line) => line.trim());
	const items = lines.filter((line) => item.test(line)).length;
	return { paragraphs: lines.length - items, items };
}

const quotes = /[„“”«»"]\s*([^„“”«»"\n]+?)\s*[“”«»"]/g;

export const quotesIn = (text: string): string[] =>
	[...text.matchAll(quotes)].map(([, quoted = '']) => quoted);
