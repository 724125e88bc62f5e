import type { Block } from './pdf/agreement.ts';

/** A clause as it is printed: paragraphs, and lists where lines begin with a dash. */
export function blocksOf(body: string): Block[] {
	const blocks: Block[] = [];
	for (const line of body.split('\n').map((one) => one.trim())) {
		const item = /^[-–•]\s+(.+)$/.exec(line)?.[1];
		const last = blocks.at(-1);
		if (item && last?.kind === 'list') last.items.push(item);
		else if (item) blocks.push({ kind: 'list', items: [item] });
		else if (line) blocks.push({ kind: 'text', text: line });
	}
	return blocks;
}

/** How deep a clause stands: § 3 is 1, 3.1 is 2. */
export const depthOf = (number: string): number => number.replace('§', '').trim().split('.').length;

/** A name drawn on the screen, as a picture that keeps its shape at any size. */
export const drawingSvg = (path: string): string =>
	`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 200"><path d="${path}" fill="none" stroke="#26437f" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
